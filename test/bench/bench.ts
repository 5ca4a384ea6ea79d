// `pnpm bench [what …]` measures and prints a Markdown table; progress goes to standard error.
import { globSync } from 'node:fs'
import { benchDatabases } from './bench-databases.ts'
import type { Benchmark, Measurement } from './measurement.ts'

const suffix = '.bench.ts'
const known = globSync(`*${suffix}`, { cwd: import.meta.dirname })
  .toSorted()
  .map((file) => file.slice(0, -suffix.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length) {
  console.error(`There is no benchmark "${unknown.join(', ')}". There are: ${known.join(', ')}.`)
  process.exit(1)
}

const server = process.env.TEST_DATABASE_URL
if (!server) console.error('PostgreSQL is left out: set TEST_DATABASE_URL.')

const columns = ['what', 'database', 'figure', 'reference', 'ratio', 'command']
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
console.log(row(columns))
console.log(row(columns.map(() => '---')))
for (const name of asked.length ? asked : known) {
  const { about, once, measure }: Benchmark = await import(`./${name}${suffix}`)
  console.error(`\n${name}: ${about}`)
  for (const database of benchDatabases(server).slice(0, once ? 1 : undefined)) {
    const on = once ? 'none' : database.name
    const lines = await measure(database, (progress) => console.error(`  ${on}: ${progress}`))
    for (const line of lines) console.log(row(cellsOf(line, on, name)))
  }
}

function cellsOf({ what, figure, reference, ratio }: Measurement, database: string, name: string): string[] {
  return [what, database, figure, reference, ratio, `\`pnpm bench ${name}\``]
}
