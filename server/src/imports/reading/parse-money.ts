import { splitSigns, standsFor } from './currency-sign.ts'
import { type DecimalMark, parseAmount } from './parse-number.ts'
import { RowRefused } from './row-refused.ts'

const FIGURE = /^\d.*\d$/s

/**
 * An amount of money, read as `parseAmount` does. Its sign or code, if it has one, must be able to stand for the currency of its row.
 *
 * @param cell trimmed
 * @param currency ISO 4217; empty when nobody said, and then any sign will do
 * @throws RowRefused when they contradict, besides what `parseAmount` refuses
 */
export function parseMoney(cell: string, column: string, mark: DecimalMark, currency: string): string | null {
  if (currency === '' || FIGURE.test(cell)) return parseAmount(cell, column, mark)
  const { bare, signs } = splitSigns(cell)
  if (bare === '') return parseAmount(cell, column, mark)
  const other = signs.find((sign) => !standsFor(sign, currency))
  if (other !== undefined) {
    throw new RowRefused(
      `"${column}" says "${other}" in a row whose currency is ${currency}; export both in one currency.`,
    )
  }
  return parseAmount(bare, column, mark)
}
