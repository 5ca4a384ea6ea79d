import { codeSample } from './code-sample.ts'
import { type Html, html } from './html.ts'
import { importSample, nextSteps } from './next-steps.ts'

/** What the welcome page may tell everybody. */
export interface Welcome {
  publicUrl: string
  /** Name of the workspace if it is the demo: its people are invented, so its data is public. Null: data only for who has a key. */
  demo: string | null
  /** Whether there is neither a customer nor a creative yet. */
  empty: boolean
}

/** Body of `/`. What is private about a workspace is not in it; `welcome.js` asks for that with the visitor's key. */
export function welcomePage({ publicUrl, demo, empty }: Welcome): Html {
  return html`<main class="welcome">
    <section class="hero">
      <h1>Know which ad format works for whom.</h1>
      <p class="lede">
        Rapport keeps one profile per customer, learns from every comment, click and purchase which ad format that
        person responds to, and puts the answer on any page with two lines of HTML.
      </p>
      ${demo === null ? [] : [html`<p class="note">Everything below is live. <b>${demo}</b> and everybody in it are invented.</p>`]}
    </section>
    ${demo === null ? unlock(publicUrl, empty) : []}
    <section class="show">
      <div class="about">
        <h2>What each ad format earned</h2>
        <p>Every rate comes with the range it lies in, so that three lucky clicks never look like a winner.</p>
      </div>
      ${stage(
        demo !== null,
        html`<rapport-format-performance group-by="format" days="90" heading-level="3" ${source(demo)}>
          <span slot="empty">No ad format has numbers from the last 90 days yet. Import a report, as shown below.</span>
        </rapport-format-performance>`,
      )}
      ${snippet(publicUrl, 'rapport-format-performance', 'group-by="format" days="90"')}
    </section>
    <section class="show">
      <div class="about">
        <h2>One person, and what reaches them</h2>
        <p>
          Who it is, what they did last, and the formats that get an answer from them rather than from everybody else.
        </p>
      </div>
      ${stage(
        demo !== null,
        html`<rapport-profile-card customer="user_id:42" heading-level="3" ${source(demo)}>
          <span slot="empty">No known customer yet. Import a file of customers, as shown below.</span>
        </rapport-profile-card>`,
      )}
      ${snippet(publicUrl, 'rapport-profile-card', 'customer="user_id:42"')}
    </section>
    <section class="show">
      <div class="about">
        <h2>Everything between you and them</h2>
        <p>What they said and how it reads, what you answered and how soon, what they were shown and bought.</p>
      </div>
      ${stage(
        demo !== null,
        html`<rapport-timeline customer="user_id:42" heading-level="3" ${source(demo)}>
          <span slot="empty">No known customer yet. Import a file of customers, as shown below.</span>
        </rapport-timeline>`,
      )}
      ${snippet(publicUrl, 'rapport-timeline', 'customer="user_id:42"')}
    </section>
    <section class="show">
      <div class="about">
        <h2>A group, and what it responds to</h2>
        <p>Who is in it follows what people do, by the second. Beside everybody else you see which format is theirs.</p>
      </div>
      ${stage(
        demo !== null,
        html`<rapport-segment segment="Likes to play" live heading-level="3" ${source(demo)}>
          <span slot="empty"
            >No segment of ten people yet. Make one with createSegment, as the documentation shows.</span
          >
        </rapport-segment>`,
      )}
      ${snippet(publicUrl, 'rapport-segment', 'segment="Likes to play" live')}
    </section>
    ${nextSteps(publicUrl, demo !== null)}
    <p id="copied" class="unseen" role="status"></p>
  </main>`
}

function snippet(publicUrl: string, name: string, attributes: string): Html {
  return codeSample('Two lines for your page', [
    `<script type="module" src="${publicUrl}/w/load.js"></script>`,
    `<${name} ${attributes} token-url="/rapport-token"></${name}>`,
  ])
}

/** The demo has a token route of its own; with a key, the page's script says where tokens come from. */
const source = (demo: string | null): Html => (demo === null ? html`` : html`token-url="/welcome-token"`)

/** Where an element stands. Until there is a key it is hidden, and elements out of sight do not load. */
function stage(alive: boolean, element: Html): Html {
  if (alive) return html`<div class="stage">${element}<noscript>This part needs JavaScript.</noscript></div>`
  return html`<div class="stage">
    <p class="locked">Comes alive with your secret key</p>
    <div class="live" hidden>${element}</div>
  </div>`
}

function unlock(publicUrl: string, empty: boolean): Html {
  return html`<section class="unlock" aria-labelledby="unlock">
    <h2 id="unlock" tabindex="-1">${empty ? 'Bring in your first numbers' : 'See it with your own numbers'}</h2>
    <div id="locked">
      ${empty ? html`<p>There is nothing here yet. Import a report as Meta, Google, LinkedIn or TikTok wrote it.</p>` : []}
      ${empty ? importSample(publicUrl) : []}
      <form id="key-form" hidden>
        <label for="key">${empty ? 'Then paste' : 'Paste'} your secret key (<code>rk_…</code>)</label>
        <div class="field">
          <input
            id="key"
            type="password"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="key-refused key-kept"
          />
          <button type="submit">Show my data</button>
        </div>
        <p id="key-refused" class="refused" role="alert"></p>
        <p id="key-kept" class="small">
          It was printed when the server first started. This page keeps it in memory only, and forgets it when you leave
          or reload.
        </p>
      </form>
      <noscript><p>This page needs JavaScript to show your data.</p></noscript>
    </div>
    <button type="button" id="forget" hidden>Forget the key</button>
  </section>`
}
