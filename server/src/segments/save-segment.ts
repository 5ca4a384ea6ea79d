import type { Database, Sql } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { SegmentKind } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { checkRule, readRules } from './check-rule.ts'
import { announceSegments } from './membership/announce-segments.sql.ts'
import { segmentsNamed } from './rules/rule.ts'

export interface SegmentFacts {
  name: string
  description?: string | null | undefined
  kind?: SegmentKind | null | undefined
  /** As JSON; a segment without one is a list that people keep by hand. */
  rule?: unknown
}

/** Most segments of a workspace: every event is held against the rules of all of them. */
const mostSegments = 200
const longestDescription = 2000

/**
 * Makes a segment. Its members are found at once, in the background.
 * @returns its id
 * @throws InputRefused, and RuleRefused when the rule cannot be used
 */
export function createSegment(db: Database, workspaceId: string, facts: SegmentFacts): Promise<string> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    return addSegment(sql, workspaceId, facts)
  })
}

/** The same inside a transaction; call it with the counters locked. */
export async function addSegment(sql: Sql, workspaceId: string, { rule, ...facts }: SegmentFacts): Promise<string> {
  const name = facts.name.trim()
  checkFacts({ ...facts, name })
  const others = await readRules(sql, workspaceId)
  if (others.length >= mostSegments)
    throw new InputRefused(`A workspace has at most ${mostSegments} segments. Delete one that nobody uses.`)
  refuseTaken(name, others)
  const id = uuidv7()
  const usable = rule === undefined || rule === null ? null : await checkRule(sql, workspaceId, rule)
  await sql.execute(
    `INSERT INTO segment (workspace_id, id, name, description, kind, rule, updated_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5::text::segment_kind, $6::text::jsonb, clock_timestamp())`,
    [workspaceId, id, name, facts.description ?? null, facts.kind ?? null, usable && JSON.stringify(usable)],
  )
  await announceSegments(sql, workspaceId)
  return id
}

/**
 * Changes what is given of a segment. Under a new rule its members are found anew, in the background; those of whom it stays true stay.
 * @throws InputRefused, and RuleRefused when the rule cannot be used
 */
export async function updateSegment(
  db: Database,
  workspaceId: string,
  id: string,
  { rule, ...facts }: Partial<SegmentFacts>,
): Promise<void> {
  const name = facts.name?.trim()
  checkFacts({ ...facts, name })
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const { segment, others } = await findAmong(sql, workspaceId, id)
    if (name !== undefined) refuseTaken(name, others)
    if (rule !== undefined && (rule === null) !== (segment.rule === null))
      throw new InputRefused(
        segment.rule
          ? `"${segment.name}" has a rule, and without one it would be a list kept by hand. Make another segment for that.`
          : `"${segment.name}" is a list kept by hand, which has no rule. Make another segment for the rule.`,
      )
    const usable = rule === undefined || rule === null ? null : await checkRule(sql, workspaceId, rule, id)
    await sql.execute(
      `UPDATE segment SET name = coalesce($3, name),
         description = CASE WHEN $4::boolean THEN $5 ELSE description END,
         kind = CASE WHEN $6::boolean THEN $7::text::segment_kind ELSE kind END,
         rule = coalesce($8::text::jsonb, rule),
         updated_at = CASE WHEN $8::text::jsonb <> rule THEN clock_timestamp() ELSE updated_at END
       WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [
        workspaceId,
        id,
        name ?? null,
        facts.description !== undefined,
        facts.description ?? null,
        facts.kind !== undefined,
        facts.kind ?? null,
        usable && JSON.stringify(usable),
      ],
    )
    await announceSegments(sql, workspaceId)
  })
}

/**
 * Removes a segment, with what was counted of it.
 * @returns what was removed
 * @throws InputRefused when there is none, or the rules of others name it
 */
export async function deleteSegment(db: Database, workspaceId: string, id: string, query: Prisma.SegmentDefaultArgs) {
  const segment = await db.prisma.segment.findUnique({ ...query, where: { workspaceId_id: { workspaceId, id } } })
  if (!segment) throw noSuchSegment()
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const { segment: named, others } = await findAmong(sql, workspaceId, id)
    const users = others.filter(({ rule }) => rule && segmentsNamed(rule).includes(id)).map(({ name }) => `"${name}"`)
    if (users.length > 0)
      throw new InputRefused(
        `The rules of other segments name "${named.name}": ${users.join(', ')}. Change or delete those first.`,
      )
    await sql.execute('DELETE FROM segment WHERE workspace_id = $1::uuid AND id = $2::uuid', [workspaceId, id])
    await announceSegments(sql, workspaceId)
  })
  return segment
}

function checkFacts({
  name,
  description,
}: {
  name: string | undefined
  description?: string | null | undefined
}): void {
  if (name !== undefined) checkName('The name of a segment', name)
  if (name === '') throw new InputRefused('A segment needs a name.')
  if (description && description.length > longestDescription)
    throw new InputRefused(`A description has at most ${longestDescription} characters; shorten it.`)
}

export const findSegment = (db: Database, workspaceId: string, id: string, query: Prisma.SegmentDefaultArgs) =>
  db.prisma.segment.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })

/** @throws InputRefused when there is no such segment */
async function findAmong(sql: Sql, workspaceId: string, id: string) {
  const all = await readRules(sql, workspaceId)
  const segment = all.find((one) => one.id === id)
  if (!segment) throw noSuchSegment()
  return { segment, others: all.filter((one) => one !== segment) }
}

const noSuchSegment = () => new InputRefused('There is no such segment. List them with: { segments { id name } }')

function refuseTaken(name: string, others: readonly { name: string }[]): void {
  if (others.some((one) => one.name === name)) throw new InputRefused(`There is already a segment "${name}".`)
}
