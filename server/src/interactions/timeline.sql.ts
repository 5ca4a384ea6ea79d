import type { NamedStatement, Sql } from '@rapport/prisma/database.ts'
import { type Interaction, Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'

/** A place in a timeline. Interactions that come later move nothing before or behind it. */
export interface Position {
  /** ISO 8601. */
  at: string
  id: string
}

export interface TimelinePage {
  /** Only what is older. */
  after: Position | null
  /** Only what is newer. */
  before: Position | null
  limit: number
  /** The oldest first. */
  inverted: boolean
  /** Only these; null for all. */
  kinds: readonly InteractionKind[] | null
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * A page of the timeline of each of some customers, by the customer that stands for all profiles of the person. Each profile gives at most
 * a page of its own, straight from an index, so the price is the same however much lies behind it.
 */
export async function timelines(
  sql: Sql,
  workspaceId: string,
  heads: readonly string[],
  { after, before, limit, inverted, kinds }: TimelinePage,
): Promise<Map<string, Interaction[]>> {
  const rows = await sql.query<Row>(statement(inverted, kinds !== null), [
    workspaceId,
    heads,
    after?.at ?? 'infinity',
    after?.id ?? lastId,
    before?.at ?? '-infinity',
    before?.id ?? firstId,
    limit,
    ...(kinds ? [[...new Set(kinds)]] : []),
  ])
  const found = new Map<string, Interaction[]>(heads.map((head) => [head, []]))
  for (const { head, ...row } of rows) found.get(head)?.push(interactionOf(workspaceId, row))
  return found
}

type Row = Omit<Interaction, 'workspaceId' | 'at' | 'receivedAt' | 'value'> & {
  head: string
  at: string
  receivedAt: string | null
  value: string | null
}

function interactionOf(workspaceId: string, { at, receivedAt, value, ...row }: Omit<Row, 'head'>): Interaction {
  return {
    ...row,
    workspaceId,
    at: new Date(at),
    receivedAt: receivedAt === null ? null : new Date(receivedAt),
    value: value === null ? null : new Prisma.Decimal(value),
  }
}

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * With kinds, comparing and ordering by kind as well leaves no choice but the index that begins with it: the other one would have to be
 * read through for what is rare.
 */
function statement(inverted: boolean, byKind: boolean): NamedStatement {
  const direction = inverted ? '' : ' DESC'
  const key = (row: string, at: string, id: string) => `(${byKind ? `${row}.kind, ` : ''}${at}, ${id})`
  const here = key('n', 'n.at', 'n.id')
  return {
    name: `timelines${inverted ? '_inverted' : ''}${byKind ? '_by_kind' : ''}`,
    text: `
SELECT h.head::text AS head, i.id::text AS id, i.customer_id::text AS "customerId", i.kind::text AS kind, ${utc('i.at')} AS at, i.channel,
  i.creative_id::text AS "creativeId", i.text, i.value::text AS value, i.currency, i.key, i.name, i.properties::json AS properties,
  i.context::json AS context, ${utc('i.received_at')} AS "receivedAt", i.corrected, i.robot::text AS robot,
  array_to_json(coalesce(i.topics, '{}')) AS topics
FROM unnest($2::uuid[]) AS h(head)
CROSS JOIN LATERAL (
  SELECT one.* FROM (
    SELECT h.head AS id UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = h.head
  ) profile
  ${byKind ? 'CROSS JOIN unnest($8::text[]::interaction_kind[]) AS wanted(kind)' : ''}
  CROSS JOIN LATERAL (
    SELECT * FROM interaction n
    WHERE n.workspace_id = $1::uuid AND n.customer_id = profile.id
      AND ${here} < ${key('wanted', '$3::timestamptz', '$4::uuid')} AND ${here} > ${key('wanted', '$5::timestamptz', '$6::uuid')}
    ORDER BY ${byKind ? `n.kind${direction}, ` : ''}n.at${direction}, n.id${direction} LIMIT $7::int
  ) one
  ORDER BY one.at${direction}, one.id${direction} LIMIT $7::int
) i
ORDER BY i.at${direction}, i.id${direction}`,
  }
}
