// @ts-check
import './copy.js'
import { the } from './the.js'

const form = the('#controls', HTMLFormElement)
const stage = the('#stage', HTMLElement)
const code = the('.sample code', HTMLElement)
const elements = [...stage.children]
const dark = matchMedia('(prefers-color-scheme: dark)')

/** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
const controls = () =>
  [...form.elements].filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement)

/** @param {string} name */
const choiceOf = (name) => {
  const control = form.querySelector(`[data-kind=attribute][data-name=${name}]`)
  return control instanceof HTMLSelectElement ? control.value : ''
}

/** Colours that nobody has changed are those of the scheme that is shown. */
const followScheme = () => {
  const theme = choiceOf('theme')
  const scheme = theme === 'dark' || (theme === 'auto' && dark.matches) ? 'dark' : 'light'
  for (const control of controls())
    if (control.type === 'color' && !('changed' in control.dataset)) control.value = control.dataset[scheme] ?? ''
}

/** Shows the choices, and the CSS that makes them. */
const show = () => {
  followScheme()
  /** @type {string[]} */
  const declarations = []
  for (const control of controls()) {
    const { kind, name = '', unit = '', changed } = control.dataset
    const value = control.value + unit
    const told = control.parentElement?.querySelector('small')
    if (told) told.textContent = value
    if (kind === 'width') stage.style.setProperty('width', value)
    if (kind === 'attribute')
      for (const element of elements) {
        if (value === (element.getAttribute(name) ?? '')) continue
        if (value === '') element.removeAttribute(name)
        else element.setAttribute(name, value)
        // They follow the page's language by themselves, and their own when asked to.
        if (name === 'lang' && 'learn' in element && typeof element.learn === 'function') element.learn()
      }
    if (kind !== 'property') continue
    if (changed !== undefined && value !== '') {
      stage.style.setProperty(`--rapport-${name}`, value)
      declarations.push(`  --rapport-${name}: ${value};`)
    } else stage.style.removeProperty(`--rapport-${name}`)
  }
  const attributes = ['theme', 'density'].map((name) => [name, choiceOf(name)]).filter(([, value]) => value !== '')
  const told = attributes.map(([name, value]) => `${name}="${value}"`).join(' ')
  code.textContent = [
    `/* Attributes of the elements: ${told} */`,
    'rapport-format-performance,',
    'rapport-segment,',
    'rapport-timeline,',
    'rapport-profile-card {',
    ...declarations,
    '}',
  ].join('\n')
}

form.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) target.dataset.changed = ''
  show()
})
form.addEventListener('reset', () => {
  for (const control of controls()) delete control.dataset.changed
  // The fields have their old values a moment later.
  setTimeout(show)
})
dark.addEventListener('change', show)
form.hidden = false
show()
