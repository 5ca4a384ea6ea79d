import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Real exports lie beside the project and are no part of it: their licences differ. */
export function sharedData(name: string): { absent: string | undefined; bytes(): Buffer } {
  const path = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
  return { absent: existsSync(path) ? undefined : `../shared/data/${name} is absent`, bytes: () => readFileSync(path) }
}

/** A plain table of cells without quotes, by column: a reader so simple that it can check the product's. */
export function plainTable(bytes: Buffer, delimiter: string): Record<string, string>[] {
  const [header = [], ...rows] = bytes
    .toString('utf8')
    .replace('\uFEFF', '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trimEnd().split(delimiter))
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}

/** Sum of a column; blank cells count nothing. */
export const sum = (rows: readonly Record<string, string>[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)

/** A table whose cells may be quoted, and then hold commas and line breaks. */
export function quotedTable(bytes: Buffer): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of bytes.toString('utf8').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end !== ',') rows.push([])
  }
  const [header = [], ...others] = rows.filter((row) => row.length > 1)
  return others.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}
