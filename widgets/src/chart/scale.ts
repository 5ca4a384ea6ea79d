/** A linear scale from nought that ends on a round number. */
export interface Scale {
  readonly end: number
  readonly ticks: readonly number[]
  /** Decimals of a percentage that tell the ticks apart. */
  readonly decimals: number
}

/**
 * Steps of 1, 2 or 5 times a power of ten, two to five of them, until `reach` fits.
 * @param most a value that cannot be passed, for example 1 for shares
 */
export const niceScale = (reach: number, most = Infinity): Scale => {
  const wanted = reach > 0 ? reach : 0.01
  const power = 10 ** Math.floor(Math.log10(wanted / 3))
  const step = power * ([1, 2, 5, 10].find((factor) => wanted / (power * factor) <= 4.2) ?? 10)
  const end = Math.min(Math.ceil(wanted / step - 1e-9) * step, Math.max(most, wanted))
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step)
  return { end, ticks, decimals: Math.max(0, Math.ceil(-Math.log10(step) - 2 - 1e-9)) }
}

/** Where a value lies on the scale, as a percentage that SVG understands. Values beyond the end lie at the end. */
export const position = (scale: Scale, value: number): string =>
  `${+(Math.min(1, Math.max(0, value / scale.end)) * 100).toFixed(2)}%`
