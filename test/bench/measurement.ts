import type { BenchDatabase } from './bench-databases.ts'

/** One line of the table. */
export interface Measurement {
  what: string
  /** What it is compared with, measured in the same run. */
  reference: string
  figure: string
  /** Figure over reference: the only number that means the same on every machine. */
  ratio: string
}

/** What a `<what>.bench.ts` exports. */
export interface Benchmark {
  about: string
  /** Whether it has nothing to do with databases. */
  once?: boolean
  measure(database: BenchDatabase, say: (progress: string) => void): Promise<Measurement[]>
}

/**
 * Measures ways of doing the same thing in turn, so that a noisy moment of the machine meets all of them.
 * @returns the median of each way's results, in whatever unit they return
 */
export async function medians(rounds: number, ...ways: (() => Promise<number>)[]): Promise<number[]> {
  const results: number[][] = ways.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, way] of ways.entries()) results[i]!.push(await way())
  }
  return results.map((one) => one.toSorted((a, b) => a - b)[one.length >> 1]!)
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export const whole = (value: number) => Math.round(value).toLocaleString('en')
export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)}×`
