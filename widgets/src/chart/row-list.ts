import { html, isServer, nothing, type TemplateResult } from 'lit'
import { tell } from '../element/events.ts'
import type { BarRow } from './bar-row.ts'

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }

/** Arrows, Home and End go from row to row; Enter and the space bar choose one. */
const walk = (event: KeyboardEvent): void => {
  const { key, target, currentTarget } = event
  const rows = [...(currentTarget as HTMLElement).children] as HTMLElement[]
  const at = rows.indexOf(target as HTMLElement)
  const step = steps[key]
  // Who goes back leaves by the first row, so that it is no further stop on the way.
  if (key === 'Tab' && event.shiftKey) rows[0]?.focus()
  if (step !== undefined) rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
  else if (key === 'Enter' || key === ' ') rows[at]?.click()
  else return
  event.preventDefault()
}

/** Rows of a chart, all of them one stop of the tab key. Whoever chooses one is told to the page. */
export const rowList = (rows: readonly BarRow[], content: (row: BarRow) => TemplateResult): TemplateResult =>
  html`<ul class="rows" @keydown=${walk}>
    ${rows.map((row, i) => {
      const choose = ({ currentTarget }: Event) =>
        tell(currentTarget as Element, 'rapport-select', { ...row.key, label: row.label })
      // Named after itself, so that who comes to it hears all of it.
      const name = `row-${i}`
      return html`<li
        class="row ${row.tone === 'best' ? 'best' : ''}"
        part="row"
        id=${name}
        aria-labelledby=${name}
        tabindex=${isServer ? nothing : i === 0 ? 0 : -1}
        @click=${choose}
      >
        ${content(row)}
      </li>`
    })}
  </ul>`
