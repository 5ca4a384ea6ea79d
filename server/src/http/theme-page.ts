import { codeSample } from './code-sample.ts'
import { type Html, html } from './html.ts'

/** Custom properties that the page lets one try, with what the elements take without them. */
const colours = [
  { name: 'accent', label: 'Best result', light: '#2b57d6', dark: '#8db0ff' },
  { name: 'accent-soft', label: 'Behind the best', light: '#dbe5fd', dark: '#273a6b' },
  { name: 'mark', label: 'Other results', light: '#a9b5c9', dark: '#65738c' },
  { name: 'mark-soft', label: 'Results on little data', light: '#dde3ed', dark: '#343d4f' },
  { name: 'text', label: 'Text', light: '#1b2130', dark: '#e9ecf2' },
  { name: 'text-muted', label: 'Secondary text', light: '#566074', dark: '#a5afc0' },
  { name: 'surface', label: 'Background', light: '#ffffff', dark: '#161a22' },
  { name: 'surface-raised', label: 'Chips and buttons', light: '#f3f5f9', dark: '#232935' },
  { name: 'border', label: 'Edges', light: '#e0e4ec', dark: '#313948' },
]
const sizes = [
  { name: 'font-size', label: 'Size of text', unit: 'px', from: 12, to: 20, step: 0.5, usual: 15 },
  { name: 'line-height', label: 'Height of lines', unit: '', from: 1.2, to: 1.8, step: 0.05, usual: 1.45 },
  { name: 'space', label: 'Space between things', unit: '', from: 0.4, to: 1.6, step: 0.1, usual: 1 },
  { name: 'padding', label: 'Space inside the edge', unit: 'em', from: 0, to: 3, step: 0.25, usual: 1.5 },
  { name: 'radius', label: 'Round corners', unit: 'px', from: 0, to: 32, step: 1, usual: 12 },
]
const fonts = [
  { label: 'The system’s', value: '' },
  { label: 'The page’s', value: 'inherit' },
  { label: 'Serif', value: "Georgia, 'Times New Roman', serif" },
  { label: 'Monospaced', value: 'ui-monospace, Menlo, Consolas, monospace' },
]

const defaults = colours.map(({ name, light, dark }) => `  --rapport-${name}: light-dark(${light}, ${dark});`)

const source = html`heading-level="2" loading="eager" token-url="/welcome-token"`
const stage = html`<div class="stage" id="stage">
  <rapport-format-performance days="90" ${source}></rapport-format-performance>
  <rapport-format-performance days="30" group-by="day" ${source}></rapport-format-performance>
  <rapport-profile-card customer="user_id:42" ${source}></rapport-profile-card>
  <rapport-timeline customer="user_id:42" show="talk" ${source}></rapport-timeline>
  <rapport-segment segment="Likes to play" ${source}></rapport-segment>
</div>`

/** Body of `/theme`; `theme.js` brings it to life. Only the demo's people may be shown to everybody. */
export function themePage(demo: boolean): Html {
  return html`<main class="theme">
    <header>
      <h1>Make it yours</h1>
      <p class="lede">
        Elements take their look from custom properties of your page. Change them here, see what becomes of it, and take
        the CSS along.
      </p>
    </header>
    ${demo ? html`<form id="controls" aria-label="Look" hidden>${controls()}</form>` : []}
    <section class="shown" aria-label="Elements">
      ${
        demo
          ? html`<noscript><p>This page needs JavaScript.</p></noscript>`
          : html`<p class="note">
              Elements would show real people here, which only their owner may. Start a second Rapport in a new
              <code>DATA_DIR</code>, which begins with invented people, to try looks; or change this in a style sheet of
              your page:
            </p>`
      }
      ${codeSample('CSS for your page', ['rapport-format-performance,', 'rapport-segment,', 'rapport-timeline,', 'rapport-profile-card {', ...(demo ? [] : defaults), '}'])}
      ${demo ? stage : []}
      <p class="small">
        More can be changed: <a href="/docs">the documentation</a> tells of <code>::part()</code>, slots and all custom
        properties. <code>light-dark(#2b57d6, #8db0ff)</code> is a colour for each scheme.
      </p>
    </section>
    <p id="copied" class="unseen" role="status"></p>
  </main>`
}

function controls(): Html {
  return html`
    <fieldset>
      <legend>On the element</legend>
      ${choice('theme', 'Colour scheme', [
        { label: 'Light', value: 'light' },
        { label: 'Dark', value: 'dark' },
        { label: 'As the visitor has it', value: 'auto' },
      ])}
      ${choice('density', 'Density', [
        { label: 'Roomy', value: '' },
        { label: 'Compact', value: 'compact' },
      ])}
      ${choice('lang', 'Language', [
        { label: 'English', value: 'en' },
        { label: 'Arabic, from right to left', value: 'ar' },
      ])}
      ${slider({ name: 'width', label: 'Width', unit: '%', from: 25, to: 100, step: 1, usual: 100 }, 'width')}
    </fieldset>
    <fieldset>
      <legend>Colours</legend>
      ${colours.map(
        ({ name, label, light, dark }) =>
          html`<label class="colour">
            <input
              type="color"
              data-kind="property"
              data-name="${name}"
              data-light="${light}"
              data-dark="${dark}"
              value="${light}"
            />
            <span>${label}</span>
          </label>`,
      )}
    </fieldset>
    <fieldset>
      <legend>Type and space</legend>
      ${choice('font', 'Font', fonts, 'property')} ${sizes.map((size) => slider(size, 'property'))}
    </fieldset>
    <button type="reset">Start again</button>
  `
}

function choice(
  name: string,
  label: string,
  options: readonly { label: string; value: string }[],
  kind = 'attribute',
): Html {
  return html`<label>
    <span>${label}</span>
    <select data-kind="${kind}" data-name="${name}">
      ${options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}
    </select>
  </label>`
}

function slider({ name, label, unit, from, to, step, usual }: (typeof sizes)[number], kind: string): Html {
  return html`<label>
    <span>${label} <small>${String(usual)}${unit}</small></span>
    <input
      type="range"
      data-kind="${kind}"
      data-name="${name}"
      data-unit="${unit}"
      min="${String(from)}"
      max="${String(to)}"
      step="${String(step)}"
      value="${String(usual)}"
    />
  </label>`
}
