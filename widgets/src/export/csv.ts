type Cell = string | number | null

/** What spreadsheets take for a formula at the start of a text. */
const formula = /^[=+\-@\t\r]/

const written = (cell: Cell): string => {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A table as CSV (RFC 4180), with a byte order mark, by which spreadsheets know UTF-8. Texts that they would run as a formula begin with
 * an apostrophe: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(written).join(',')).join('\r\n')}\r\n`
