import { setTimeout } from 'node:timers/promises'
import type { Database } from '@rapport/prisma/database.ts'
import { compileRule } from '@rapport/server/segments/rules/compile-rule.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import type { Space } from './space.ts'

type Where = Pick<Space, 'id'>

interface Saved {
  id: string
  message?: string
}

/** Makes a segment, a list where there is no rule, or changes the rule of one. Returns its id. */
export async function ruled(space: Space, name: string, rule?: unknown): Promise<string> {
  const { segments } = await space.ask<{ segments: { id: string; name: string }[] }>('{ segments { id name } }')
  const known = segments.find((one) => one.name === name)
  const { saved } = known
    ? await space.ask<{ saved: Saved }>(
        `mutation ($id: ID!, $input: UpdateSegmentInput!) { saved: updateSegment(id: $id, input: $input) {
           ... on Segment { id } ... on Error { message } } }`,
        { id: known.id, input: { rule } },
      )
    : await space.ask<{ saved: Saved }>(
        `mutation ($input: CreateSegmentInput!) { saved: createSegment(input: $input) {
           ... on Segment { id } ... on Error { message } } }`,
        { input: { name, rule } },
      )
  if (saved.message) throw new Error(saved.message)
  return saved.id
}

/** What rows call a segment. */
export const rowOf = (id: string): string => Buffer.from(id, 'base64').toString().replace('Segment:', '')

/** Waits until nobody in a workspace is due and every segment is built. */
export async function settled(db: Database, { id }: Where): Promise<void> {
  for (;;) {
    const [left] = await db.query<{ any: boolean }>(
      `SELECT EXISTS (SELECT FROM segment_due WHERE workspace_id = $1::uuid AND at <= clock_timestamp())
         OR EXISTS (SELECT FROM segment WHERE workspace_id = $1::uuid AND rule IS NOT NULL
           AND (built_at IS NULL OR built_at < updated_at)) AS any`,
      [id],
    )
    if (!left!.any) return
    await setTimeout(20)
  }
}

/** Who is in each segment: the profiles that stand for people, by the segment's name. */
export async function membersNow(db: Database, { id }: Where): Promise<Record<string, string[]>> {
  const rows = await db.query<{ name: string; profiles: string[] }>(
    `SELECT s.name, coalesce(json_agg(m.customer_id || CASE WHEN m.person THEN ' stands' ELSE '' END ORDER BY m.customer_id)
         FILTER (WHERE m.customer_id IS NOT NULL), '[]') AS profiles
     FROM segment s LEFT JOIN segment_member m ON m.workspace_id = $1::uuid AND m.segment_id = s.id AND m.left_at IS NULL
     WHERE s.workspace_id = $1::uuid AND s.rule IS NOT NULL GROUP BY s.name`,
    [id],
  )
  return Object.fromEntries(rows.map(({ name, profiles }) => [name, profiles]))
}

/** Who should be in each segment: every rule asked anew, alone and of everybody. */
export async function membersByRule(db: Database, { id }: Where): Promise<Record<string, string[]>> {
  const segments = await db.query<{ name: string; rule: unknown }>(
    'SELECT name, rule FROM segment WHERE workspace_id = $1::uuid AND rule IS NOT NULL',
    [id],
  )
  const members: Record<string, string[]> = {}
  for (const { name, rule } of segments) {
    const { text, values } = compileRule(parseRule(rule))
    const people = await db.query<{ customer_id: string }>(text, [id, null, new Date().toISOString(), ...values])
    const profiles = await db.query<{ id: string; stands: boolean }>(
      `SELECT id::text AS id, merged_into IS NULL AS stands FROM customer
       WHERE workspace_id = $1::uuid AND coalesce(merged_into, id) = ANY($2::uuid[]) ORDER BY id`,
      [id, people.map((one) => one.customer_id)],
    )
    members[name] = profiles.map((one) => one.id + (one.stands ? ' stands' : ''))
  }
  return members
}
