import type { BarChart, BarRow } from '../chart/bar-row.ts'
import { certainty } from '../chart/interval-mark.ts'
import { niceScale } from '../chart/scale.ts'
import { percentDecimals } from '../words/numbers.ts'
import type { Everybody, Performance, Row, SegmentSpeech } from './segment-speech.ts'

/** What members respond to beside everybody, before anything of it is drawn. */
export interface Responses extends BarChart {
  headline: string
  reasons: string[]
}

/** More rows than these are left to the export. */
const mostRows = 8

/** From here on, being best is as good as certain, or at least worth saying. */
const certain = 0.95
const likely = 0.8

/** Clicks where they are told, else what is said and shared. */
export const metricOf = ({ total }: Pick<Performance, 'total'>) => (total.ctr === null ? 'engagementRate' : 'ctr')

/** What a format is called; those of one name on several platforms are told apart by the platform. */
export const labelOf = ({ words, name }: SegmentSpeech, { format }: Row, among: readonly Row[]): string => {
  if (format === null) return words.unknown
  const shared = among.filter((other) => other.format?.name === format.name).length > 1
  return shared ? `${format.name} (${name(format.platform)})` : format.name
}

/** Null when members were shown nothing. */
export const responsesOf = (
  speech: SegmentSpeech,
  members: Performance,
  everybody: Everybody,
  flatters: boolean,
): Responses | null => {
  const { words, name, count, percent, percentRange, roughCount, sentences, given } = speech
  const metric = metricOf(members)
  const overall = members.total[metric]
  if (overall === null) return null
  const decimals = percentDecimals(overall.value)
  const [leader, ...rivals] = members.rows
    .filter((row) => row[metric] !== null)
    .toSorted(
      (a, b) =>
        (b.probabilityBest ?? 0) - (a.probabilityBest ?? 0) || (b[metric]?.value ?? 0) - (a[metric]?.value ?? 0),
    )
  if (leader === undefined) return null

  const label = given(labelOf(speech, leader, members.rows))
  const chance = leader.probabilityBest ?? 0
  const best = rivals.length > 0 && chance >= certain ? leader : null
  const headline =
    rivals.length === 0
      ? words.alone(label)
      : best
        ? words.clear(label)
        : chance >= likely
          ? words.likely(label)
          : leader.enough
            ? words.close
            : words.open

  const all = everybody.total[metric]
  const rate = words.named(words.rates[metric], percent(overall.value, decimals))
  const beside =
    all &&
    (overall.low !== null && overall.low > all.value
      ? words.above
      : overall.high !== null && overall.high < all.value
        ? words.below
        : words.alike)(rate, percent(all.value, decimals))

  const others = new Map(everybody.rows.map((row) => [row.format?.id, row[metric]?.value ?? null]))
  const visible = [leader, ...rivals.toSorted((a, b) => (b[metric]?.value ?? 0) - (a[metric]?.value ?? 0))].slice(
    0,
    mostRows,
  )
  const rows = visible.map((row): BarRow => {
    const estimate = row[metric]
    const other = others.get(row.format?.id) ?? null
    const pale = row !== best && row.enough === false
    const notes = [
      row.format && name(row.format.platform),
      words.named(words.shown, roughCount(String(row.impressions))),
      pale && row.missing && words.lacks(roughCount(String(row.missing.impressions))),
    ]
    return {
      label: row.format?.name ?? words.unknown,
      key: { dimension: 'FORMAT', value: row.format?.id ?? '' },
      note: notes.filter(Boolean).join(' · '),
      figure: estimate ? percent(estimate.value, decimals) : '',
      range: estimate?.low == null || estimate.high === null ? '' : percentRange(estimate.low, estimate.high, decimals),
      beside: other === null ? '' : words.named(words.everybody, percent(other, decimals)),
      reference: other,
      estimate,
      tone: row === best ? 'best' : pale ? 'pale' : 'plain',
    }
  })
  const values = rows.flatMap(({ estimate, reference }) => [estimate?.value ?? 0, reference ?? 0])
  const highest = Math.max(...rows.map(({ estimate }) => estimate?.high ?? 0), ...values)
  const rest = members.rows.length - visible.length
  return {
    headline,
    reasons: [beside ?? '', flatters ? words.flatters : ''].filter(Boolean),
    rows,
    scale: niceScale(Math.min(highest, Math.max(...values) * 2)),
    overall: null,
    legend: sentences([
      words.legend(percent(certainty)),
      rows.some(({ tone }) => tone === 'pale') && words.pale,
      rest > 0 && words.rest(count(rest)),
    ]),
  }
}
