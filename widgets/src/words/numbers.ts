/** How many decimals tell shares of this size apart: 31%, 3.1%, 0.31%, 0.018%. */
export const percentDecimals = (share: number): number =>
  share >= 0.1 || share <= 0 ? 0 : Math.min(4, Math.ceil(-Math.log10(share)) - 1)

/** Where a locale puts marks of direction into a number, they are not to reach what stands beside it: `44% (29–58%)` is two numbers. */
const apart = (number: string): string => (/[\u061c\u200e\u200f]/.test(number) ? `\u2068${number}\u2069` : number)

/** Numbers as readers of a locale write them. The samples are English. */
export const numbersOf = (tag: string) => {
  const formats = new Map<string, Intl.NumberFormat>()
  const format = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options)
    const known = formats.get(key) ?? new Intl.NumberFormat(tag, options)
    formats.set(key, known)
    return known
  }

  /** `12,345`; conversions may be fractional and keep two decimals. */
  const count = (value: number | string): string => format({ maximumFractionDigits: 2 }).format(Number(value))
  const shares = (decimals: number) =>
    format({ style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals })

  return {
    count,
    /** `1.1M`, where the order of magnitude is what matters and the table has the rest. */
    roughCount: (value: number | string): string =>
      format({ notation: 'compact', maximumSignificantDigits: 2 }).format(Number(value)),
    /** `0.031` as `3.1%`. */
    percent: (share: number, decimals = percentDecimals(share)): string => apart(shares(decimals).format(share)),
    /** `2.8–3.4%`: the sign once, at the end. */
    percentRange: (low: number, high: number, decimals: number): string =>
      apart(
        `${format({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(low * 100)}–${shares(decimals).format(high)}`,
      ),
    /** `€12.50`. Without a currency, the bare number. */
    money: (amount: number | string, currency: string | null): string =>
      currency === null ? count(amount) : format({ style: 'currency', currency }).format(Number(amount)),
  }
}
