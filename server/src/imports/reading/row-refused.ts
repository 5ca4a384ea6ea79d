/** One row cannot be imported. The message is one sentence that names the column and never repeats personal data. */
export class RowRefused extends Error {
  override name = 'RowRefused'
}

const FIGURE = /^[-+\d.,%<>/:'\s\p{Sc}eE]{1,40}$/u
const WORD = /^[\p{L}_-]{1,20}$/u

/** Quotes a cell in a reason when it is a figure, a date or a single short word; free text could be about a person and becomes "text". */
export function quoted(cell: string): string {
  return FIGURE.test(cell) || WORD.test(cell) ? `"${cell}"` : 'text'
}
