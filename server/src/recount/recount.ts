import type { Database, Sql } from '@rapport/prisma/database.ts'
import { countInteractions } from '../counters/count-interactions.sql.ts'
import { recountTopics } from '../counters/count-interests.sql.ts'
import { countEveryStay } from '../counters/count-members.sql.ts'
import { countEveryPoint } from '../counters/earn-points.sql.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { lookAgain } from '../counters/look-again.sql.ts'
import { changeClusters, describeClusters } from '../identities/clusters.sql.ts'
import { repoint } from '../identities/rebuild-clusters.ts'
import { countReports } from '../performance/count-reports.sql.ts'
import { refreshEditions } from '../performance/report-editions.sql.ts'
import { compare, counters, keepCrowdedInterests, mend, shadowCounters, type WrongRow } from './shadow-counters.sql.ts'

/** Interactions, or customers, of one statement. */
const atOnce = 20_000

export interface RecountOptions {
  /** Only report. */
  check: boolean
  onProgress?: (progress: RecountProgress) => void
}

export interface RecountProgress {
  what: 'interactions' | 'customers' | 'reports'
  /** How many are counted so far; null where they are counted all at once. */
  done: number | null
}

/** What a counter is not what it counts. */
export interface CounterDifference {
  /** The table. */
  counter: string
  /** How many of its rows are wrong, missing or too many. */
  rows: number
  /** Some of them. */
  examples: WrongRow[]
}

/**
 * Counts everything of a workspace again from what it counts, with the SQL that counts it as it happens, and mends what differs. Nobody
 * else moves a counter meanwhile; servers wait with what they take in.
 * @returns the counters that differed
 */
export function recount(
  db: Database,
  workspaceId: string,
  { check, onProgress = () => {} }: RecountOptions,
): Promise<CounterDifference[]> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const schema = await shadowCounters(sql, workspaceId)
    await repoint(sql, workspaceId)
    await countEveryInteraction(sql, workspaceId, onProgress)
    await keepCrowdedInterests(sql, workspaceId, schema)
    await recountTopics(sql, workspaceId)
    await sql.execute(countEveryPoint, [workspaceId])
    await sql.execute(countEveryStay, [workspaceId])
    await describeEverybody(sql, workspaceId, onProgress)
    onProgress({ what: 'reports', done: null })
    await countEveryReport(sql, workspaceId)
    const differences: CounterDifference[] = []
    for (const counter of counters) {
      const found = await compare(sql, workspaceId, schema, counter)
      if (found.rows > 0) {
        differences.push({ counter: counter.table, ...found })
        if (!check) {
          await mend(sql, schema, counter)
          if (counter.table === 'customer') await changeClusters(sql, workspaceId)
          // Rules ask for what was wrong.
          const person = counter.table === 'customer' ? 'id' : counter.key.find((name) => name === 'customer_id')
          if (person) await lookAgain(sql, workspaceId, `(SELECT ${person} AS customer_id FROM wrong)`)
        }
      }
      await sql.execute('DROP TABLE wrong')
    }
    return differences
  })
}

type Progress = NonNullable<RecountOptions['onProgress']>

async function countEveryInteraction(sql: Sql, workspaceId: string, onProgress: Progress): Promise<void> {
  let done = 0
  for await (const [after, last] of slices(sql, workspaceId, 'interaction')) {
    const [slice] = await sql.query<{ rows: number }>(
      `WITH slice AS (
         SELECT * FROM interaction WHERE workspace_id = $1::uuid AND id > $2::uuid AND id <= $3::uuid
       ), ${countInteractions('slice', { live: false, readings: '(SELECT * FROM interaction_sentiment WHERE workspace_id = $1::uuid)' })}
       SELECT count(*)::int AS rows FROM slice`,
      [workspaceId, after, last],
    )
    done += slice!.rows
    onProgress({ what: 'interactions', done })
  }
}

async function describeEverybody(sql: Sql, workspaceId: string, onProgress: Progress): Promise<void> {
  let done = 0
  for await (const [after, last] of slices(sql, workspaceId, 'customer')) {
    const heads = await sql.query<{ id: string }>(
      `SELECT id::text AS id FROM customer
       WHERE workspace_id = $1::uuid AND id > $2::uuid AND id <= $3::uuid AND merged_into IS NULL`,
      [workspaceId, after, last],
    )
    await describeClusters(
      sql,
      workspaceId,
      heads.map(({ id }) => id),
    )
    done += heads.length
    onProgress({ what: 'customers', done })
  }
}

async function countEveryReport(sql: Sql, workspaceId: string): Promise<void> {
  const reports = 'FROM report WHERE workspace_id = $1::uuid'
  const cuts = await sql.query<{ cut: number }>(`SELECT DISTINCT cut::int AS cut ${reports}`, [workspaceId])
  for (const { cut } of cuts)
    await refreshEditions(sql, workspaceId, `SELECT DISTINCT creative_id, period ${reports}`, cut)
  await countReports(sql, workspaceId, 'SELECT id FROM creative WHERE workspace_id = $1::uuid', '-infinity', 'infinity')
}

const [firstId, lastId] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/** A table's ids from beginning to end, in stretches: after the first id, up to the last. */
async function* slices(sql: Sql, workspaceId: string, table: 'interaction' | 'customer') {
  for (let after = firstId; after !== lastId;) {
    const [end] = await sql.query<{ id: string }>(
      `SELECT id::text AS id FROM ${table} WHERE workspace_id = $1::uuid AND id > $2::uuid ORDER BY ${table}.id OFFSET ${atOnce - 1} LIMIT 1`,
      [workspaceId, after],
    )
    const last = end?.id ?? lastId
    yield [after, last] as const
    after = last
  }
}
