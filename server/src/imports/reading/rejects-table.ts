import { guarded, unguarded } from './formula-guard.ts'

/** What stands in front of the columns of a file in that of its rejected rows. */
export const MARKS = ['line', 'reason'] as const

/** A record of the file that an import leaves beside the one it read. */
export function rejectRecord(marks: readonly [string, string], cells: readonly string[]): string[] {
  return [...marks, ...cells].map(guarded)
}

/** Whether a file is one of rejected rows, perhaps mended since. */
export function isRejectsHeader(header: readonly string[]): boolean {
  return header.length > MARKS.length && MARKS.every((mark, index) => header[index] === mark)
}

/** The cells as they stood in the file that they came from. */
export function cellsAsTheyStood(record: readonly string[]): string[] {
  return record.slice(MARKS.length).map(unguarded)
}
