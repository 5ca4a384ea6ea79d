import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runBareInsert, runImport } from './child-runs.ts'
import { writeReport } from './generated-report.ts'
import { medians, times, whole, type Benchmark } from './measurement.ts'

export const about =
  'a generated report through `rapport import`, beside a bare COPY of its rows into a table of the same shape'

/** Rows of the report, and how often it is imported. */
const sizes = [
  { rows: 100_000, rounds: 3 },
  { rows: 1_000_000, rounds: 1 },
]

export const measure: Benchmark['measure'] = async (database, say) => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-report-'))
  try {
    const lines = []
    const peaks: number[] = []
    for (const { rows, rounds } of sizes) {
      const path = join(folder, `${rows}.csv`)
      await writeReport(path, rows)
      const megabytes: number[] = []
      const [imported, bare] = await medians(
        rounds,
        () =>
          database.use(async (options) => {
            const run = await runImport(options, path)
            megabytes.push(run.megabytes)
            say(`imported ${whole(rows)} rows in ${run.seconds.toFixed(1)} s, ${whole(run.megabytes)} MB at most`)
            return rows / run.seconds
          }),
        () =>
          database.use(async (options) => {
            const { seconds } = await runBareInsert(options, rows)
            say(`inserted ${whole(rows)} rows in ${seconds.toFixed(1)} s`)
            return rows / seconds
          }),
      )
      const peak = Math.max(...megabytes)
      lines.push({
        what: `import of ${whole(rows)} rows`,
        figure: `${whole(imported!)} rows/s`,
        reference: `bare COPY: ${whole(bare!)} rows/s`,
        ratio: times(imported! / bare!),
      })
      lines.push({
        what: `import of ${whole(rows)} rows, peak memory of the process`,
        figure: `${whole(peak)} MB`,
        reference: peaks[0] ? `${whole(sizes[0]!.rows)} rows: ${whole(peaks[0])} MB` : 'limit: 300 MB',
        ratio: times(peak / (peaks[0] ?? 300)),
      })
      peaks.push(peak)
    }
    return lines
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
