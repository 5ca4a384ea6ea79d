import type { Classifier } from './classifier.ts'
import type { Features } from './features.ts'

/** A text of which somebody said how it reads. */
export interface Lesson {
  features: Features
  /** Place of the right label among `labels`. */
  right: number
}

/** Earlier lessons that are repeated with each new one. */
const repeated = 8

/**
 * Which lessons are repeated with the nth: numbers from 1 to n, drawn as if by chance and always the same. Without them what comes last
 * would weigh most (experience replay: Lin, "Self-improving reactive agents", Machine Learning 8, 1992).
 */
export function repetitionsWith(nth: number): number[] {
  let state = nth
  return Array.from({ length: repeated }, () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return 1 + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * nth)
  })
}

/**
 * Teaches the nth lesson. The same lessons in the same order always make the same classifier.
 * @param lesson the lesson of a number; undefined for one that was taken back by then
 */
export function teach(classifier: Classifier, nth: number, lesson: (nth: number) => Lesson | undefined): void {
  for (const one of [nth, ...repetitionsWith(nth)]) {
    const told = lesson(one)
    if (told) classifier.learn(told.features, told.right)
  }
}
