import { exactly, mostTelling, type Reading } from './reading.ts'
import type { WeighedText } from './weigh-words.ts'

/** Where a sum of weights is halfway to the end of the scale (VADER). */
const half = 15
/** Nearer to 0 than this is neither good nor bad. */
const neutral = 0.1

/**
 * How sure the lexicon is, on the average of what it was held against (README, "Language and sentiment"): much of what has good words
 * in it is no praise, and what has none of its words may be anything.
 */
const inEnglish = { silent: 0.35, good: [0.2, 0.5], bad: [0.7, 0.25] } as const
const elsewhere = { silent: 0.28, good: [0.15, 0.5], bad: [0.6, 0.2] } as const

/** The sum of the words' weights on a scale from −1 to 1. */
export function valueOf({ hits, exclamations }: Pick<WeighedText, 'hits' | 'exclamations'>): number {
  const sum = hits.reduce((total, { weight }) => total + weight, 0) * (1 + 0.1 * exclamations)
  return sum / Math.sqrt(sum * sum + half)
}

/** How a text reads by its words and emoji alone. */
export function readByLexicon(text: WeighedText): Reading {
  const value = valueOf(text)
  const { silent, good, bad } = text.language === 'en' ? inEnglish : elsewhere
  const sureness = ([least, more]: readonly [number, number]) => least + more * Math.abs(value)
  const [label, confidence] =
    Math.abs(value) < neutral
      ? (['NEUTRAL', silent] as const)
      : value > 0
        ? (['POSITIVE', sureness(good)] as const)
        : (['NEGATIVE', sureness(bad)] as const)
  return {
    language: text.language,
    label,
    value: exactly(value),
    confidence,
    evidence: mostTelling(text.hits.map(({ words, weight }) => ({ words, weight: weight / 5 }))),
    method: 'LEXICON',
    model: 'afinn-165',
  }
}
