import { exerciseOf } from '@rapport/server/sentiment/learn.ts'
import {
  type Exercise,
  judge,
  learnt,
  measureQuality,
  type Quality,
  steps,
} from '@rapport/server/sentiment/measure-quality.ts'
import { likeliest, probabilities } from '@rapport/server/sentiment/classifier.ts'
import { calibrationError, type Reliability } from '@rapport/server/sentiment/measure-quality.ts'
import { labels } from '@rapport/server/sentiment/reading.ts'
import { quotedTable } from './shared-data.ts'

/** A text and how it read to people. */
export interface JudgedText {
  text: string
  label: (typeof labels)[number]
}

/** The airline tweets, in an order that is as good as any and always the same. */
export function airlineTweets(bytes: Buffer): JudgedText[] {
  const rows = quotedTable(bytes).map(({ text = '', airline_sentiment: label = '' }) => ({
    text,
    label: labels.find((one) => one === label.toUpperCase()) ?? 'NEUTRAL',
  }))
  return shuffled(rows)
}

const good = new Set([5, 8])
const bad = new Set([1, 3, 4, 6])

/** Lines of subtitles whose emotions (XED, Öhman et al. 2020) are all good or all bad. Anticipation and surprise are neither. */
export function subtitles(bytes: Buffer): JudgedText[] {
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return shuffled(
    lines.flatMap((line): JudgedText[] => {
      const [text = '', emotions = ''] = line.split('\t')
      const told = emotions.split(',').map(Number)
      const [isGood, isBad] = [told.some((one) => good.has(one)), told.some((one) => bad.has(one))]
      return isGood === isBad ? [] : [{ text, label: isGood ? 'POSITIVE' : 'NEGATIVE' }]
    }),
  )
}

/** Fisher–Yates, with numbers of which each is made from the one before (Park & Miller). */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items]
  let state = 20_261_123
  for (let last = order.length - 1; last > 0; last--) {
    state = (state * 48_271) % 2_147_483_647
    const other = state % (last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

export interface Evaluation extends Pick<Quality, 'accuracy' | 'lexicon' | 'majority'> {
  calibrationError: number
  reliability: Reliability[]
}

/**
 * Five times, another part of the texts teaches a workspace's model and all others are read by it, with confidence as it was calibrated on
 * what it learnt from.
 */
export async function evaluate(texts: readonly JudgedText[], language: string, taught: number): Promise<Evaluation> {
  const exercises = texts.map((one) => exerciseOf(one, language))
  const held: { scores: number[]; exercise: Exercise }[] = []
  const readings: { confidence: number; right: boolean }[] = []
  for (let fold = 0; fold < 5; fold++) {
    const first = Math.round((fold * exercises.length) / 5)
    const turned = [...exercises.slice(first), ...exercises.slice(0, first)]
    const lessons = turned.slice(0, taught)
    const { temperature } = await measureQuality(lessons)
    const classifier = await learnt(lessons)
    for (const exercise of turned.slice(taught)) {
      const scores = classifier.scores(exercise.features)
      held.push({ scores, exercise })
      readings.push({
        confidence: Math.max(...probabilities(scores, temperature)),
        right: likeliest(scores) === exercise.right,
      })
    }
  }
  const { accuracy, lexicon, majority } = judge(held)
  const reliability = steps(readings)
  return { accuracy, lexicon, majority, reliability, calibrationError: calibrationError(reliability) }
}
