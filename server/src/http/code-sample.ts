import { type Html, html } from './html.ts'

/** Something to copy: a name that says what it is, the lines, and a button that shows once the page's script runs. */
export function codeSample(name: string, lines: readonly string[]): Html {
  return html`<figure class="sample">
    <figcaption>${name}</figcaption>
    <button type="button" class="copy" aria-label="Copy: ${name}" hidden>Copy</button>
    <pre><code>${lines.map((text, i) => line(text, i === lines.length - 1))}</code></pre>
  </figure>`
}

/** A line that is too long breaks between words, not within them or within quotes, and goes on a little further in, so that one still sees where lines begin. */
function line(text: string, last: boolean): Html {
  const indent = text.search(/\S/)
  const pieces = text.split(/( +(?=(?:[^"]*"[^"]*")*[^"]*$))|(?=<\/)/).filter(Boolean)
  const words = pieces.map((piece) =>
    piece.startsWith(' ') ? html`${piece}` : html`<span class="word">${piece}</span>`,
  )
  return html`<span class="line" data-indent="${String(indent)}">${words}${last ? '' : '\n'}</span>`
}
