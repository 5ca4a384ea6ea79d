/** Breakdowns of a report, and the bit that stands for each in `report.cut`. */
export const cutBits = { age: 1, gender: 2, country: 4, interest: 8, device: 16, placement: 32 } as const

export type SliceDimension = keyof typeof cutBits

export const sliceDimensions = Object.keys(cutBits) as SliceDimension[]

/** The bits of some breakdowns. */
export const cutOf = (dimensions: Iterable<SliceDimension>): number =>
  [...dimensions].reduce((cut, dimension) => cut | cutBits[dimension], 0)
