import { html, nothing, type TemplateResult } from 'lit'
import { percentDecimals } from '../words/numbers.ts'
import { chanceOf, toldChance } from './chance.ts'
import {
  labelOf,
  metrics,
  type Dimension,
  type Metric,
  type Performance,
  type PerformanceSpeech,
  type Row,
} from './metrics.ts'

interface Column {
  name: string
  cell: (row: Row) => TemplateResult | string
  /** Columns that no row has a figure for are left out. */
  known: (row: Row) => boolean
}

const rateColumn = ({ words, percent, percentRange }: PerformanceSpeech, metric: Metric, total: Row): Column => {
  const decimals = percentDecimals(total[metric]?.value ?? 0)
  return {
    name: words.metrics[metric],
    known: (row) => (row[metric]?.value ?? 0) > 0,
    cell: (row) => {
      const rate = row[metric]
      if (rate === null) return '–'
      const range =
        rate.low === null || rate.high === null ? words.noRange : percentRange(rate.low, rate.high, decimals)
      return html`${percent(rate.value, decimals)} <span class="muted">${range}</span>`
    },
  }
}

const columnsOf = (speech: PerformanceSpeech, { total, currency }: Performance): Column[] => {
  const { words, count, money } = speech
  const amount = (name: 'spend' | 'revenue' | 'costPerConversion'): Column => ({
    name: words.columns[name],
    known: (row) => row[name] !== null,
    cell: (row) => (row[name] === null ? '–' : money(row[name], currency)),
  })
  const number = (name: 'impressions' | 'clicks' | 'conversions'): Column => ({
    name: words.columns[name],
    known: (row) => Number(row[name]) > 0,
    cell: (row) => count(row[name]),
  })
  const chances: Column = {
    name: words.chances,
    known: (row) => chanceOf(row) !== null,
    cell: (row) => {
      const chance = chanceOf(row)
      return chance === null ? '–' : toldChance(speech, chance)
    },
  }
  const [ctr, engagement, conversion] = metrics.map((metric) => rateColumn(speech, metric, total))
  return [
    number('impressions'),
    number('clicks'),
    ctr,
    engagement,
    number('conversions'),
    conversion,
    amount('spend'),
    amount('revenue'),
    amount('costPerConversion'),
    chances,
  ].filter((column) => column !== undefined)
}

/** All figures as a table, closed until somebody wants it. */
export const figuresTable = (
  speech: PerformanceSpeech,
  performance: Performance,
  rows: readonly Row[],
  dimension: Dimension,
): TemplateResult => {
  const { words, day } = speech
  const columns = columnsOf(speech, performance).filter(({ known }) => [...rows, performance.total].some(known))
  const cells = (row: Row) => columns.map(({ cell }) => html`<td>${cell(row)}</td>`)
  const name = (row: Row) => (dimension === 'DAY' ? day(row.keys[0]?.value ?? '') : labelOf(speech, row, rows))
  return html`<details part="table">
    <summary>${words.table}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.table}>
      <table class="number small">
        <thead>
          <tr>
            <th scope="col">${words.dimensions[dimension]}</th>
            ${columns.map((column) => html`<th scope="col">${column.name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row"><bdi>${name(row)}</bdi></th>
                ${cells(row)}
              </tr>`,
          )}
        </tbody>
        ${
          rows.length > 1
            ? html`<tfoot>
                <tr>
                  <th scope="row">${words.all}</th>
                  ${cells(performance.total)}
                </tr>
              </tfoot>`
            : nothing
        }
      </table>
    </div>
  </details>`
}
