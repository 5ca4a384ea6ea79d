/**
 * Spreadsheets run cells that begin like this as formulas, whoever wrote them; signs before plain figures are none. Apostrophes in
 * front are part of it, so that taking one off always gives back what was there.
 */
const FORMULA = /^'*(?:[=@\t\r]|[+-](?![-+\d\s.,%]*$))/

/** The cell with an apostrophe in front if a spreadsheet would run it, as OWASP advises against CSV injection. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** The cell before `guarded` changed it. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
