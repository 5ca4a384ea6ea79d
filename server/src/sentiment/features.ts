import type { WeighedText } from './weigh-words.ts'

/** Places that hashed words share; with a few thousand words in use, few meet. A power of two. */
export const wordPlaces = 1 << 14

/** What a classifier sees of a text: numbers, of which most are 0. */
export interface Features {
  /** Places whose numbers are not 0, each once. */
  places: number[]
  values: number[]
  /** For the first of the places: the words that stand in the text. The others measure the whole of it. */
  words: string[]
}

/** What the lexicon says, beside the words: always at the same places, after those of the words. */
const measures = 9
export const featurePlaces = wordPlaces + measures

/** Where a sentence or a part of it ends; no word begins so. */
const pause = new Set('.,;:…。，；、\n')

/** Hashed words and pairs of words (Weinberger et al., "Feature hashing", 2009), and what lexicons say of the text. */
export function featuresOf({ folded, hits, exclamations }: WeighedText): Features {
  const found = new Map<number, string>()
  let before = '^'
  for (const word of folded) {
    if (pause.has(word[0]!)) {
      before = '^'
      continue
    }
    const one = /^\d/.test(word) ? '0' : word
    found.set(placeOf(one), word)
    found.set(placeOf(`${before} ${one}`), before === '^' ? word : `${before} ${word}`)
    before = one
  }
  const size = 1 / Math.sqrt(Math.max(1, found.size))
  const measured = measuresOf(
    hits.map(({ weight }) => weight),
    exclamations,
    folded,
  )
  return {
    places: [...found.keys(), ...measured.map((_, at) => wordPlaces + at)],
    values: [...Array.from(found, () => size), ...measured],
    words: [...found.values()],
  }
}

function measuresOf(weights: readonly number[], exclamations: number, folded: readonly string[]): number[] {
  const good = weights.reduce((sum, one) => sum + Math.max(0, one), 0)
  const bad = weights.reduce((sum, one) => sum + Math.max(0, -one), 0)
  const sum = good - bad
  return [
    1,
    sum / Math.sqrt(sum * sum + 15),
    Math.min(1, good / 8),
    Math.min(1, bad / 8),
    weights.length === 0 ? 0.5 : 0,
    exclamations / 3,
    folded.some((word) => /^[?？]/.test(word)) ? 0.5 : 0,
    Math.min(1, folded.length / 40),
    bad > good ? 0.5 : 0,
  ]
}

/** FNV-1a. */
function placeOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) & (wordPlaces - 1)
}
