import { percentDecimals } from '../words/numbers.ts'
import { isChosen } from './chance.ts'
import { inOrder, type Dimension, type Metric, type Performance, type PerformanceSpeech, type Row } from './metrics.ts'
import { trend } from './trend.ts'
import { goals, verdict, type Verdict } from './verdict.ts'

/** What the numbers say by one metric, before anything of it is drawn. */
export interface View extends Verdict {
  dimension: Dimension
  metric: Metric
  /** Of everything together. */
  overall: Row[Metric]
  /** Of percentages that are told. */
  decimals: number
  /** In the order in which they are told. */
  rows: Row[]
}

export const viewOf = (
  speech: PerformanceSpeech,
  { rows, total, warnings }: Performance,
  dimension: Dimension,
  metric: Metric,
): View => {
  const overall = total[metric]
  const decimals = percentDecimals(overall?.value ?? 0)
  const answer =
    dimension === 'DAY'
      ? trend(speech, inOrder(rows, dimension, metric), metric, decimals)
      : verdict(speech, rows, dimension, metric, decimals, goals[metric] === null ? [] : warnings)
  const reasons = rows.some(isChosen) ? [...answer.reasons, speech.words.flatters] : answer.reasons
  return {
    ...answer,
    reasons,
    dimension,
    metric,
    overall,
    decimals,
    rows: inOrder(rows, dimension, metric, answer.best),
  }
}
