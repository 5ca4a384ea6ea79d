import type { SentimentLabel, SentimentMethod } from '@rapport/prisma/generated/client/enums.ts'
import type { WeighedWords } from './weigh-words.ts'

/** In the order in which classifiers have them. */
export const labels = ['NEGATIVE', 'NEUTRAL', 'POSITIVE'] as const satisfies SentimentLabel[]

/** What was found of a text. */
export interface Reading {
  /** ISO 639-1; null where there is nothing to tell it by. */
  language: string | null
  label: SentimentLabel
  /** From −1 to 1, in whole 1024ths. */
  value: number
  /** Probability that the label is right. */
  confidence: number
  /** What counted most, first. Weights are from −1 to 1. */
  evidence: WeighedWords[]
  method: SentimentMethod
  /** Which version of the method. */
  model: string
}

/** The nearest value of which sums are exact in whatever order they are added. */
export const exactly = (value: number): number => Math.round(value * 1024) / 1024

const mostEvidence = 5

/** The words that counted most, with weights as short as people read them. */
export function mostTelling(found: readonly WeighedWords[]): WeighedWords[] {
  return found
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, mostEvidence)
    .map(({ words, weight }) => ({ words, weight: Math.round(Math.max(-1, Math.min(1, weight)) * 100) / 100 }))
    .filter(({ weight }) => weight !== 0)
}
