import type { Reject } from './reading/read-rows.ts'

interface Counts {
  rows: number
  rejected: number
  totals: number
}

/** Why a file has nothing that can be imported, in a sentence; null when it has something. */
export function nothingToImport(
  { rows, rejected, totals }: Counts,
  first: Pick<Reject, 'line' | 'reason'> | undefined,
): string | null {
  if (rows > rejected) return null
  if (!first)
    return `The file has nothing but totals rows (${totals}); export it again with a row for each campaign or creative.`
  const problem = `line ${first.line}: ${first.reason}`
  return rows === 1
    ? `The only row cannot be used. The problem is on ${problem}`
    : `None of the ${rows} rows can be used. The first problem is on ${problem}`
}
