import { html, type TemplateResult } from 'lit'
import type { Luggage } from '../take-along/take-along.ts'
import { kinds, type Kind } from '../take-along/kinds.ts'
import type { ElementWords } from '../words/speech.ts'

/** What is shown, as a table and a picture; made when somebody wants it. */
export type Pack = () => Promise<Luggage>

/** What somebody can do with what an element shows, and what the page adds to it. */
export const actions = (element: Element, { download, print }: ElementWords, pack: Pack): TemplateResult => {
  const take = async (kind: Kind) => {
    const [{ takeAlong }, luggage] = await Promise.all([import('../take-along/take-along.ts'), pack()])
    await takeAlong(luggage, kind)
  }
  const printOnly = async () => (await import('../take-along/print.ts')).printAlone(element)
  return html`<div class="actions small" part="actions">
    <slot name="actions"></slot>
    ${kinds.map((kind) => {
      const name = kind.toUpperCase()
      return html`<button aria-label=${download(name)} @click=${() => take(kind)}>${name}</button>`
    })}
    <button @click=${printOnly}>${print}</button>
  </div>`
}
