import { html, type TemplateResult } from 'lit'
import type { Exported } from '../export/save-export.ts'
import type { Kind } from '../export/kinds.ts'
import type { ElementWords } from '../words/speech.ts'

/** What is shown, as a table and a picture; made when somebody wants it. */
export type Exporting = () => Promise<Exported>

/**
 * What somebody can do with what an element shows, and what the page adds to it.
 * @param kinds files that it can be saved as
 */
export const actions = (
  element: Element,
  { download, print }: ElementWords,
  kinds: readonly Kind[],
  exporting: Exporting,
): TemplateResult => {
  const save = async (kind: Kind) => {
    const [{ saveExport }, exported] = await Promise.all([import('../export/save-export.ts'), exporting()])
    await saveExport(exported, kind)
  }
  const printOnly = async () => (await import('../export/print.ts')).printAlone(element)
  return html`<div class="actions small" part="actions">
    <slot name="actions"></slot>
    ${kinds.map((kind) => {
      const name = kind.toUpperCase()
      return html`<button aria-label=${download(name)} @click=${() => save(kind)}>${name}</button>`
    })}
    <button @click=${printOnly}>${print}</button>
  </div>`
}
