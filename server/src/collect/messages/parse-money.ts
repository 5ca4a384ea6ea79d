/** Digits that the column has before and after the decimal point. */
const form = /^0*(\d{1,14})(?:\.(\d{1,64}))?$/
/** A binary number is exact for 15 decimal digits; what lies behind them is no part of the sum that somebody meant. */
const exactDigits = 15
const decimals = 6

/**
 * What something was worth, as decimal text: from a number, or from text in plain decimal notation. Null for anything else, and for what
 * nothing is worth: less than 0, or 10^14 and more.
 */
export function parseMoney(value: unknown): string | null {
  const text = typeof value === 'number' ? plain(value) : typeof value === 'string' ? value.trim() : ''
  const [, whole, fraction] = form.exec(text) ?? []
  return whole === undefined ? null : fraction === undefined ? whole : `${whole}.${fraction}`
}

/** `0.1 + 0.2` as `0.3`, and never with an exponent. */
function plain(number: number): string {
  if (!(Math.abs(number) < 1e14)) return ''
  return Number(number.toPrecision(exactDigits))
    .toFixed(decimals)
    .replace(/\.?0+$/, '')
}
