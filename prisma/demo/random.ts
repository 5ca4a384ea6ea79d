/**
 * A seeded stream of random numbers: the same label gives the same numbers, and streams with different labels do not
 * disturb each other, so that a change in one part of the demo leaves the others as they were.
 *
 * Generator: sfc32 (Small Fast Counter) by Chris Doty-Humphrey, from PractRand, public domain.
 * Label to seed: FNV-1a, 32 bits.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1

  constructor(label: string) {
    let hash = 0x811c9dc5
    for (const character of label) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
    this.#c = hash | 0
    // As in PractRand: the first outputs still resemble the seed.
    for (let round = 0; round < 15; round++) this.next()
  }

  /** A number from 0 up to, but without, 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }

  /** A number from `low` up to, but without, `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of the items, each as likely as the others. @throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }

  /** One of the keys, as likely as its weight. @throws RangeError when no key has a weight. */
  weighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key {
    const entries = Object.entries<number | undefined>(weights) as [Key, number | undefined][]
    const total = entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0)
    let rest = this.next() * total
    for (const [key, weight] of entries) {
      rest -= weight ?? 0
      if (rest < 0) return key
    }
    throw new RangeError('No key has a weight.')
  }

  /** A number around 0 with standard deviation 1 (Box and Muller, 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** A factor around 1: its logarithm has standard deviation `spread`, and its mean is 1. */
  factor(spread: number): number {
    return Math.exp(spread * this.normal() - (spread * spread) / 2)
  }

  /** How often a rare thing happened when it happens `mean` times on average (Poisson: Knuth's method, normal from 30 up). */
  count(mean: number): number {
    if (mean >= 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const limit = Math.exp(-mean)
    let happened = 0
    for (let product = this.next(); product > limit; product *= this.next()) happened++
    return happened
  }
}
