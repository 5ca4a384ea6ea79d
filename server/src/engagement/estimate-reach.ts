/** As `counters/count-reach.sql.ts` makes them. */
const registers = 2048
const ranks = 31

/** Of an estimate, relative to what it estimates: 1.04 / √2048. */
const standardError = 1.04 / Math.sqrt(registers)

export interface Reach {
  people: number
  low: number
  high: number
}

/**
 * How many people a sketch has seen, with Ertl's estimator, which needs no correction for few or many ("New cardinality estimation
 * algorithms for HyperLogLog sketches", arXiv:1702.01284, 2017).
 * @param counts how many registers have each rank; those without any are left out
 * @param most how many there can be at most
 */
export function estimateReach(counts: Readonly<Record<string, number>>, most: number): Reach {
  const filled = Object.values(counts).reduce((sum, one) => sum + one, 0)
  if (filled === 0) return { people: 0, low: 0, high: 0 }
  let z = registers * tau(1 - (counts[ranks + 1] ?? 0) / registers)
  for (let rank = ranks; rank >= 1; rank--) z = (z + (counts[rank] ?? 0)) / 2
  z += registers * sigma((registers - filled) / registers)
  const people = Math.min(registers ** 2 / (2 * Math.LN2 * z), most)
  return {
    people: Math.round(people),
    // Whoever fills a register was there.
    low: Math.max(Math.floor(people / (1 + 1.96 * standardError)), Math.min(filled, most)),
    high: Math.min(Math.ceil(people / (1 - 1.96 * standardError)), most),
  }
}

function sigma(start: number): number {
  if (start === 1) return Infinity
  let [x, y, z] = [start, 1, start]
  for (let before = NaN; before !== z;) {
    before = z
    x *= x
    z += x * y
    y += y
  }
  return z
}

function tau(start: number): number {
  if (start === 0 || start === 1) return 0
  let [x, y, z] = [start, 1, 1 - start]
  for (let before = NaN; before !== z;) {
    before = z
    x = Math.sqrt(x)
    y /= 2
    z -= (1 - x) ** 2 * y
  }
  return z / 3
}
