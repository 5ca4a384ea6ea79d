import type { FormatPerformanceQuery } from '@rapport/schema/generated/graphql.ts'
import type { words as answerWords } from '../words/en/format-performance.ts'
import type { words as cautionWords } from '../words/en/caution.ts'
import type { words as figureWords } from '../words/en/figures.ts'
import type { Speech } from '../words/speech.ts'

export type Performance = FormatPerformanceQuery['formatPerformance']
export type Row = Performance['rows'][number]
export type AnswerWords = typeof answerWords
export type FigureWords = typeof figureWords
export type CautionWords = typeof cautionWords
export type PerformanceWords = AnswerWords & FigureWords & CautionWords
export type PerformanceSpeech = Speech<PerformanceWords>
export type Metric = keyof PerformanceWords['metrics']
export type Dimension = keyof PerformanceWords['dimensions']

/** In the order in which numbers are searched for one to tell. */
export const metrics: readonly Metric[] = ['ctr', 'engagementRate', 'conversionRate']
export const dimensions: readonly Dimension[] = [
  'FORMAT',
  'MEDIUM',
  'PLATFORM',
  'CHANNEL',
  'CAMPAIGN',
  'CREATIVE',
  'AGE',
  'GENDER',
  'COUNTRY',
  'INTEREST',
  'SEGMENT',
  'DAY',
]

/** The first metric that these numbers know: a report without clicks is told by its engagement. */
export const firstKnown = ({ total, rows }: Performance): Metric =>
  metrics.find((metric) => (total[metric]?.value ?? 0) > 0) ??
  metrics.find((metric) => rows.some((row) => row[metric] !== null)) ??
  'ctr'

/** Numerator and denominator of a metric, for sums over several rows. */
export const partsOf = (row: Row, metric: Metric): [part: number, whole: number] => {
  if (metric === 'ctr') return [Number(row.clicks), Number(row.impressions)]
  if (metric === 'conversionRate') return [row.conversions, Number(row.clicks)]
  return [Number(row.reactions) + Number(row.comments) + Number(row.shares), Number(row.impressions)]
}

/** What a row is called. Formats of one name on several platforms are told apart by the platform. */
export const labelOf = (speech: PerformanceSpeech, row: Row, among: readonly Row[] = []): string => {
  const [key] = row.keys
  const label = key ? readable(speech, key) : speech.words.unknown
  const shared = among.some((other) => other !== row && other.keys[0]?.label === key?.label)
  return shared && row.format ? `${label} (${speech.name(row.format.platform)})` : label
}

/** The server says it in English; names that somebody gave stay as they are. */
const readable = ({ words, name, country }: PerformanceSpeech, { dimension, value, label }: Row['keys'][number]) => {
  if (value === '') return words.unknown
  if (dimension === 'PLATFORM' || dimension === 'CHANNEL') return name(value)
  if (dimension === 'COUNTRY') return country(value)
  return dimension === 'MEDIUM' || dimension === 'GENDER' ? (words.labels[value] ?? label) : label
}

/**
 * Highest first, after the row that is best; rows without a rate last. Ages keep their natural order, which readers expect, and days theirs.
 * @param best shown to be best, though a row that was hardly shown may have a higher figure
 */
export const inOrder = (rows: readonly Row[], dimension: Dimension, metric: Metric, best: Row | null = null): Row[] => {
  if (dimension === 'AGE' || dimension === 'DAY') {
    const key = (row: Row) => row.keys[0]?.value ?? ''
    return rows.toSorted((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }))
  }
  const group = (row: Row) => (row === best ? 0 : row[metric] === null ? 2 : 1)
  const value = (row: Row) => row[metric]?.value ?? 0
  return rows.toSorted((a, b) => group(a) - group(b) || value(b) - value(a))
}
