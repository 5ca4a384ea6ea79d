import { Marked } from 'marked'

/**
 * Markdown of this repository as HTML: headings get the ids that they have on GitHub, so that links within a document work, and what may be
 * wider than the page (tables, code) scrolls by itself, also with the keyboard. The text is trusted; HTML in it stays.
 */
export async function renderMarkdown(text: string): Promise<string> {
  const used = new Map<string, number>()
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const plain = this.parser.parseInline(tokens, this.parser.textRenderer)
        return `<h${depth} id="${unusedId(plain, used)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
    },
    hooks: {
      postprocess: (page) =>
        page
          .replaceAll('<table>', '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>')
          .replaceAll('</table>', '</table></div>')
          // A header cell that says nothing heads nothing.
          .replace(/<th([^>]*)><\/th>/g, '<td$1></td>')
          .replaceAll('<pre>', '<pre tabindex="0">'),
    },
  })
  return marked.parse(text)
}

/** The id that GitHub gives to a heading: its letters and digits in lower case, spaces as hyphens, and a number from the second one on. */
function unusedId(heading: string, used: Map<string, number>): string {
  const id = heading
    .toLowerCase()
    .replace(/&#?\w+;/g, '')
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
  const times = used.get(id) ?? 0
  used.set(id, times + 1)
  return times === 0 ? id : `${id}-${times}`
}
