import { codeSample } from './code-sample.ts'
import { type Html, html } from './html.ts'

/** Body of `/check`; `check-form.js` asks `POST /check`. */
export function checkPage(publicUrl: string): Html {
  return html`<main class="check">
    <h1>Check your page</h1>
    <p>What a page has to change so that elements or frames of this server work in it, in plain words.</p>
    <form id="check-form" hidden>
      <div>
        <label for="origin">Address of your page</label>
        <input id="origin" type="url" required placeholder="https://intranet.example" spellcheck="false" />
      </div>
      <div>
        <label for="policy">Its Content-Security-Policy, if it has one</label>
        <textarea id="policy" rows="4" spellcheck="false" aria-describedby="policy-hint"></textarea>
        <p id="policy-hint" class="small">
          The value of the header, as the browser’s developer tools show it under Network, or the meta tag.
        </p>
      </div>
      <div>
        <label for="credential">Embed token, publishable key or share token, if there is one</label>
        <input
          id="credential"
          type="password"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="credential-hint"
        />
        <p id="credential-hint" class="small">It is sent to this server only, and kept nowhere.</p>
      </div>
      <button type="submit">Check</button>
    </form>
    <noscript><p>This form needs JavaScript.</p></noscript>
    <section id="found" aria-live="polite"></section>
    <section>
      <h2>Or let the page check itself</h2>
      <p>
        Put this line into it while you look, and take it out again. It shows what it finds, and sends nothing but the
        page’s origin, policy and token, to this server.
      </p>
      ${codeSample('One line for your page', [`<script type="module" src="${publicUrl}/check.js"></script>`])}
    </section>
    <p id="copied" class="unseen" role="status"></p>
  </main>`
}
