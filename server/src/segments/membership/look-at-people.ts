import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { compileRules } from '../rules/compile-rules.ts'
import { isHeld } from './due.sql.ts'
import { listedPeople } from './listed-people.sql.ts'
import { inOrder, type OnBroken, type RuleSegment } from './rule-segments.ts'
import { type Findings, settleStays } from './settle-stays.sql.ts'

/**
 * Holds people against the rules of segments and lets them enter and leave. Rules are asked before the counters are locked, so that nobody
 * waits meanwhile; only rules that name other segments have to wait for what these say. Afterwards the counters are locked.
 * @param heads of the people's clusters
 * @returns when time alone may change for whom a rule holds, by head, as ISO text
 */
export async function lookAtPeople(
  sql: Sql,
  workspaceId: string,
  heads: readonly string[],
  segments: readonly RuleSegment[],
  onBroken: OnBroken,
): Promise<Map<string, string>> {
  const [now] = await sql.query<{ at: string }>('SELECT clock_timestamp()::text AS at')
  const asking = new Asking(sql, [workspaceId, heads, now!.at], onBroken)
  const [first = [], ...later] = inOrder(segments)
  const found = await asking.ask(first)
  await lockCounters(sql, workspaceId)
  const lists = await listedPeople(sql, workspaceId, heads)
  await settleStays(sql, workspaceId, { heads, ...together(lists, found) })
  for (const group of later) await settleStays(sql, workspaceId, { heads, ...(await asking.ask(group)) })
  return asking.turns
}

type Found = Omit<Findings, 'heads'>

const together = (one: Found, other: Found): Found => ({
  segmentIds: [...one.segmentIds, ...other.segmentIds],
  segments: [...one.segments, ...other.segments],
  members: [...one.members, ...other.members],
})

/** What one person is: `holds` is `{t,f,…}`, a letter for each rule. */
interface Answer {
  customer_id: string
  holds: string
  at: string | null
}

class Asking {
  readonly turns = new Map<string, string>()
  readonly #sql: Sql
  readonly #values: readonly SqlValue[]
  readonly #onBroken: OnBroken

  constructor(sql: Sql, values: readonly SqlValue[], onBroken: OnBroken) {
    this.#sql = sql
    this.#values = values
    this.#onBroken = onBroken
  }

  /** All at once; when that fails in halves, down to the rules that do. */
  async ask(segments: readonly RuleSegment[]): Promise<Found> {
    const [first] = segments
    if (!first) return { segmentIds: [], segments: [], members: [] }
    await this.#sql.execute('SAVEPOINT asking')
    try {
      const { text, values } = compileRules(segments.map(({ rule }) => rule))
      const answers = await this.#sql.query<Answer>(text, [...this.#values, ...values])
      await this.#sql.execute('RELEASE SAVEPOINT asking')
      return this.#read(segments, answers)
    } catch (error) {
      // No rule is to blame for it: whoever is due stays so.
      if (isHeld(error) || isUnreachable(error)) throw error
      await this.#sql.execute('ROLLBACK TO SAVEPOINT asking')
      if (segments.length > 1) {
        const half = Math.ceil(segments.length / 2)
        return together(await this.ask(segments.slice(0, half)), await this.ask(segments.slice(half)))
      }
      this.#onBroken(first.id, error)
      return { segmentIds: [], segments: [], members: [] }
    }
  }

  #read(asked: readonly RuleSegment[], answers: readonly Answer[]): Found {
    const segments: string[] = []
    const members: string[] = []
    for (const { customer_id: head, holds, at } of answers) {
      for (const [nth, held] of holds.slice(1, -1).split(',').entries()) {
        if (held !== 't') continue
        segments.push(asked[nth]!.id)
        members.push(head)
      }
      const before = this.turns.get(head)
      if (at !== null && (before === undefined || at < before)) this.turns.set(head, at)
    }
    return { segmentIds: asked.map(({ id }) => id), segments, members }
  }
}
