import type { Goal } from '@rapport/schema/generated/graphql.ts'
import { certainty } from '../chart/interval-mark.ts'
import { isChosen, toldChance } from './chance.ts'
import { labelOf, type Dimension, type Metric, type Performance, type PerformanceSpeech, type Row } from './metrics.ts'

/** The answer in one plain sentence, and what it rests on. */
export interface Verdict {
  headline: string
  reasons: string[]
  /** The row to point at: only one that really is ahead. */
  best: Row | null
}

interface Candidate {
  row: Row
  label: string
  value: number
  low: number
  high: number
}

const audiences: readonly Dimension[] = ['AGE', 'GENDER', 'COUNTRY', 'INTEREST', 'SEGMENT']

/** What the server compares rows by for a metric. It has no goal for conversions per click: there the intervals decide. */
export const goals: Record<Metric, Goal | null> = { ctr: 'CLICK', engagementRate: 'ENGAGEMENT', conversionRate: null }

/** From here on, being best is as good as certain, or at least worth saying. */
const certain = 0.95
const likely = 0.8

/** Naming more rows than these would bury the answer. */
const fewNames = 3

/**
 * Which row is best by `metric`, and whether the numbers are enough to say so. A row is ahead when it is best with 95% probability or
 * its interval lies above all others. Rows without enough data cannot spoil an answer that the others give clearly: it is then "so far".
 * Nobody is best who is only because of what they are mixed of, or was chosen by what they did.
 * @param decimals of percentages in the sentences
 */
export const verdict = (
  speech: PerformanceSpeech,
  rows: readonly Row[],
  dimension: Dimension,
  metric: Metric,
  decimals: number,
  warnings: Performance['warnings'] = [],
): Verdict => {
  const { words, list } = speech
  const candidates = candidatesOf(speech, rows, dimension, metric)
  const [leader, ...rivals] = candidates
  if (leader === undefined) return withoutIntervals(speech, rows, metric, decimals)

  const chance = goals[metric] === null ? null : leader.row.probabilityBest
  const mixed = warnings.map((warning) => likeForLike(speech, candidates, warning, decimals))
  const reasons = [reason(speech, leader, metric, decimals)]
  if (chance !== null && rivals.length > 0 && !isChosen(leader.row))
    reasons.push(words.verdict.chance(toldChance(speech, chance)))
  const say = (headline: string, best: Row | null = null, extra: string[] = reasons) => ({
    headline,
    reasons: [...extra, ...mixed],
    best,
  })
  const crown = (headline: string, { row, label }: Candidate, extra = reasons) =>
    isChosen(row) ? say(words.unequal(label), null, extra) : say(headline, row, extra)

  if (rivals.length === 0) {
    const others = rows.some((row) => row !== leader.row && row[metric] !== null)
    return others
      ? say(words.verdict.comparable(leader.label), null, [...reasons, words.verdict.othersWithoutRange])
      : say(words.verdict.alone(leader.label))
  }
  if (warnings.some(({ overtakes }) => overtakes)) return say(words.depends, null, [])
  if (chance === null ? ahead(leader, rivals) : chance >= certain) {
    const { clear, clearAudience } = words.verdict
    return crown((audiences.includes(dimension) ? clearAudience : clear)(leader.label), leader)
  }
  if (chance !== null && chance >= likely) return crown(words.verdict.likely(leader.label), leader)

  const [best, ...others] = candidates.filter(({ row }) => row.enough)
  if (best && others.length > 0 && ahead(best, others)) {
    const few = candidates.filter(({ row }) => !row.enough).map(({ label }) => label)
    const extra = few.length > 0 && few.length <= fewNames ? [words.verdict.few(list(few))] : []
    return crown(words.verdict.soFar(best.label), best, [reason(speech, best, metric, decimals), ...extra])
  }
  const rival = rivals.reduce((most, each) => (each.high > most.high ? each : most))
  const needs = [leader, rival].flatMap((one) => needsOf(speech, one))
  const headline = leader.row.enough && rival.row.enough ? words.verdict.close : words.verdict.open
  return say(headline, null, [words.verdict.overlap(leader.label, rival.label), ...reasons, ...needs])
}

/** What it takes to compare a row. */
const needsOf = ({ words, roughCount }: PerformanceSpeech, { row, label }: Candidate): string[] => {
  if (!row.missing) return []
  const { impressions, creatives } = row.missing
  return [
    creatives > 0
      ? words.needsCreatives(label, roughCount(impressions), roughCount(creatives))
      : words.needs(label, roughCount(impressions)),
  ]
}

/** What comes of comparing part by part. */
const likeForLike = (
  { words, percent, sentences }: PerformanceSpeech,
  candidates: readonly Candidate[],
  { mix, overtakes, adjusted, row, leader }: Performance['warnings'][number],
  decimals: number,
): string => {
  const [one, first] = [row, leader].map(({ keys }) =>
    candidates.find((candidate) => candidate.row.keys[0]?.value === keys[0]?.value),
  )
  if (!one || !first) return ''
  const [like, rate, ofFirst] = [adjusted, one, first].map(({ value }) => percent(value, decimals)) as [
    string,
    string,
    string,
  ]
  return sentences([
    words.mixes[mix === 'PAID' || mix === 'CAMPAIGN' ? mix : 'AUDIENCE'],
    overtakes
      ? words.overtakes(one.label, like, first.label, ofFirst)
      : words.alike(one.label, like, rate, first.label),
  ])
}

/** Rows with an interval: most probably best first, else highest first. */
const candidatesOf = (
  speech: PerformanceSpeech,
  rows: readonly Row[],
  dimension: Dimension,
  metric: Metric,
): Candidate[] => {
  const candidates = rows.flatMap((row) => {
    const rate = row[metric]
    if (rate === null || rate.low === null || rate.high === null) return []
    const label = speech.given(labelOf(speech, row, rows))
    return [
      {
        row,
        label: dimension === 'AGE' && row.keys[0]?.value ? speech.words.age(label) : label,
        value: rate.value,
        low: rate.low,
        high: rate.high,
      },
    ]
  })
  const chance = ({ row }: Candidate) => (goals[metric] === null ? 0 : (row.probabilityBest ?? 0))
  return candidates.toSorted((a, b) => chance(b) - chance(a) || b.value - a.value)
}

const ahead = (leader: Candidate, others: readonly Candidate[]): boolean =>
  others.every(({ high }) => leader.low > high)

const reason = (
  { words, percent }: PerformanceSpeech,
  { value, low, high }: Candidate,
  metric: Metric,
  decimals: number,
): string =>
  words.verdict.sure(
    words.sentences[metric](percent(value, decimals)),
    percent(certainty),
    percent(low, decimals),
    percent(high, decimals),
  )

const withoutIntervals = (
  speech: PerformanceSpeech,
  rows: readonly Row[],
  metric: Metric,
  decimals: number,
): Verdict => {
  const { words, percent } = speech
  const [highest] = rows.toSorted((a, b) => (b[metric]?.value ?? -1) - (a[metric]?.value ?? -1))
  const rate = highest?.[metric]
  if (!highest || !rate) return { headline: words.verdict.nothing, reasons: [], best: null }
  const reasons = [words.verdict.stated(words.sentences[metric](percent(rate.value, decimals))), words.verdict.noRange]
  return { headline: words.verdict.highest(speech.given(labelOf(speech, highest, rows))), reasons, best: null }
}
