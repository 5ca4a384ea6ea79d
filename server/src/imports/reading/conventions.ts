import { AMOUNT_FIELDS, COUNT_FIELDS, type Field } from './fields.ts'
import { type DayOrder, dayOrderOf, isAmbiguousDay } from './parse-day.ts'
import { type DecimalMark, decimalMarkOf } from './parse-number.ts'
import type { Recognised } from './recognise.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** How a whole file writes numbers and days: settled once, from a sample, so that no two rows are read differently. */
export interface Conventions {
  decimalMark: DecimalMark
  /** Null when no day in the sample needs it. */
  dayOrder: DayOrder | null
}

const DAY_FIELDS: readonly Field[] = ['day', 'until', 'publishedAt', 'at', 'consentAt']

/** @throws UnreadableFile when days could be read in two ways and nothing decides */
export function conventionsOf(recognised: Recognised, sample: readonly string[][], delimiter: string): Conventions {
  const counts = cellsOf(recognised, sample, COUNT_FIELDS)
  const amounts = cellsOf(recognised, sample, [...AMOUNT_FIELDS, 'value'])
  const days = cellsOf(recognised, sample, DAY_FIELDS)
  const dayOrder = dayOrderOf(days) ?? usualOrder(recognised, days)
  const unclear = dayOrder === null ? days.find(isAmbiguousDay) : undefined
  if (unclear !== undefined) {
    throw new UnreadableFile(`Days like ${unclear.slice(0, 10)} can be read in two ways; export them as 2026-08-17.`)
  }
  return { decimalMark: decimalMarkOf(counts, amounts, delimiter), dayOrder }
}

/** Where a platform writes 3/4/2026 month first, those of its languages that write 3-4-2026 put the day first. */
function usualOrder({ slashOrder }: Recognised, days: readonly string[]): DayOrder | null {
  return slashOrder !== null && days.some((day) => /^\d{1,2}-/.test(day)) ? 'DMY' : slashOrder
}

function cellsOf(recognised: Recognised, sample: readonly string[][], fields: readonly Field[]): string[] {
  const indexes = recognised.columns.filter(({ field }) => fields.includes(field)).map(({ index }) => index)
  return sample.flatMap((cells) => indexes.map((index) => (cells[index] ?? '').trim()))
}
