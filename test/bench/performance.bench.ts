import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { manifest } from '@rapport/schema/generated/manifest.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { performanceSums } from '@rapport/server/performance/performance.sql.ts'
import { fillDemoWorkspace } from '@rapport/server/setup/fill-demo-workspace.ts'
import { findWorkspace } from '@rapport/server/workspaces/find-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { runImport } from './child-runs.ts'
import { writeReport } from './generated-report.ts'
import { medians, timed, times, whole, type Benchmark, type Measurement } from './measurement.ts'

export const about = 'FormatPerformance over HTTP in process, beside its SQL statement alone'

const rounds = 7
const reportRows = 1_000_000
const documentId = Object.keys(manifest).find((id) => manifest[id]?.operation === 'FormatPerformance')!

export const measure: Benchmark['measure'] = async (database, say) => {
  const demo = await database.use(async (options) => {
    const db = await open(options)
    try {
      await setUp(db, { demoData: false })
      const { id } = await db.transaction((sql) => fillDemoWorkspace(sql))
      say('reading the demo workspace')
      return await reads(db, id, 'the demo')
    } finally {
      await db.close()
    }
  })
  const large = await database.use(async (options) => {
    say(`importing ${whole(reportRows)} rows`)
    const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-report-'))
    try {
      const path = join(folder, 'report.csv')
      await writeReport(path, reportRows)
      await runImport(options, path)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    const db = await open(options)
    try {
      return await reads(db, (await findWorkspace(db)).id, `${whole(reportRows)} report rows`)
    } finally {
      await db.close()
    }
  })
  return [...demo, ...large]
}

async function reads(db: Database, workspaceId: string, over: string): Promise<Measurement[]> {
  const { key } = await createKey(db, workspaceId, { kind: 'SECRET', scope: 'READ', name: 'bench' })
  const app = await createApp({ db, publicUrl: 'http://localhost', log: false })
  try {
    const lines: Measurement[] = []
    for (const dimension of ['FORMAT', 'AGE'] as const) {
      const everything = {
        from: null,
        to: null,
        source: null,
        platform: null,
        campaignId: null,
        segmentId: null,
        currency: null,
        slice: {},
      }
      const statement = () => performanceSums(db, workspaceId, { ...everything, groupBy: [dimension] })
      const ask = async () => {
        const answer = await app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { authorization: `Bearer ${key}` },
          payload: { documentId, variables: { input: { groupBy: [dimension] } } },
        })
        if (answer.statusCode !== 200 || answer.body.includes('"errors"'))
          throw new Error(`No performance: ${answer.body}`)
      }
      await ask()
      const [asked, alone] = await medians(
        rounds,
        () => timed(ask),
        () => timed(statement),
      )
      lines.push({
        what: `performance by ${dimension} over ${over}`,
        figure: `${asked!.toFixed(1)} ms`,
        reference: `the statement alone: ${alone!.toFixed(1)} ms`,
        ratio: times(asked! / alone!),
      })
    }
    return lines
  } finally {
    await app.close()
  }
}
