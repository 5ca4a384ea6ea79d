export type CopyValue = string | number | bigint | boolean | null | undefined

const special = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One line of PostgreSQL's COPY text format (postgresql.org/docs/current/sql-copy.html, "Text Format"). */
export function copyLine(values: readonly CopyValue[]): string {
  let line = ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (i > 0) line += '\t'
    if (value === null || value === undefined) line += '\\N'
    else if (typeof value !== 'string') line += value
    else line += special.test(value) ? value.replace(special, (character) => escapes[character]!) : value
    special.lastIndex = 0
  }
  return `${line}\n`
}
