import type { Database } from '@rapport/prisma/database.ts'
import { announceSegments } from '@rapport/server/segments/membership/announce-segments.sql.ts'

const creatives = 40

/** SQL of an id that comes after earlier ones, as those do that the server makes (UUIDv7). */
const idOf = (nth: string) =>
  `(lpad(to_hex(1750000000000 + ${nth}), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid`

/** Customers with traits and, of each, three interactions of the last 90 days. */
export async function populate(db: Database, workspaceId: string, customers: number): Promise<void> {
  await db.execute(
    `INSERT INTO creative (workspace_id, id, platform, key, name, format_id)
     SELECT $1::uuid, gen_random_uuid(), 'META', 'bench-' || n, 'bench-' || n, CASE n % 2 WHEN 0 THEN 'meta_reels' ELSE 'meta_carousel' END
     FROM generate_series(1, ${creatives}) n`,
    [workspaceId],
  )
  await db.execute(
    `INSERT INTO customer (workspace_id, id, known, first_seen_at, last_seen_at, traits, interaction_count)
     SELECT $1::uuid, ${idOf('n')}, n % 3 > 0, now(), now(), jsonb_build_object('age', 18 + n % 60, 'country', 'C' || n % 25, 'plan', 'p' || n % 4), 3
     FROM generate_series(1, $2::int) n`,
    [workspaceId, customers],
  )
  await db.execute(
    `WITH ad AS (SELECT id, row_number() OVER () - 1 AS nth FROM creative WHERE workspace_id = $1::uuid),
     person AS (SELECT id, row_number() OVER () AS nth FROM customer WHERE workspace_id = $1::uuid)
     INSERT INTO interaction (workspace_id, id, customer_id, kind, at, creative_id, key, received_at)
     SELECT $1::uuid, ${idOf('person.nth * 3 + one')}, person.id, (ARRAY['IMPRESSION', 'CLICK', 'COMMENT', 'PURCHASE'])[1 + (person.nth + one) % 4]::interaction_kind,
       now() - (person.nth * 7 + one * 31) % 90 * interval '1 day', ad.id, 'bench:' || person.nth || ':' || one, now()
     FROM person CROSS JOIN generate_series(1, 3) one JOIN ad ON ad.nth = (person.nth * 3 + one) % ${creatives}`,
    [workspaceId],
  )
  await db.execute('VACUUM (ANALYZE) customer, interaction, creative')
}

/** Fifty rules: about traits, about what people did, in windows of time and at all, and about formats. */
export const fiftyRules: readonly unknown[] = Array.from({ length: 10 }, (_, n) => [
  { trait: 'age', between: [20 + n, 30 + n] },
  {
    and: [
      { trait: 'country', in: [`C${n}`, `C${n + 10}`] },
      { profile: 'known', equals: true },
    ],
  },
  { did: { kind: 'CLICK' }, withinLast: { days: 7 + n } },
  {
    and: [
      { trait: 'plan', equals: `p${n % 4}` },
      { didNot: { kind: 'PURCHASE' }, withinLast: { days: 10 + n } },
    ],
  },
  { did: { format: n % 2 ? 'meta_reels' : 'meta_carousel', kind: ['CLICK', 'COMMENT'] }, atLeast: 1 + (n % 2) },
]).flat()

/** The same as somebody writes it who knows the tables and that nobody has two profiles; $1 is the workspace, $2 the moment. */
export const bareQueries: readonly string[] = Array.from({ length: 10 }, (_, n) => [
  `SELECT id FROM customer WHERE workspace_id = $1::uuid AND $2::text IS NOT NULL AND (traits->>'age')::numeric BETWEEN ${20 + n} AND ${30 + n}`,
  `SELECT id FROM customer WHERE workspace_id = $1::uuid AND $2::text IS NOT NULL AND traits->>'country' IN ('C${n}', 'C${n + 10}') AND known`,
  `SELECT DISTINCT customer_id FROM interaction WHERE workspace_id = $1::uuid AND kind = 'CLICK' AND robot IS NULL
     AND at > $2::timestamptz - interval '${7 + n} days'`,
  `SELECT id FROM customer c WHERE workspace_id = $1::uuid AND traits->>'plan' = 'p${n % 4}' AND NOT EXISTS (
     SELECT FROM interaction i WHERE i.workspace_id = $1::uuid AND i.customer_id = c.id AND i.kind = 'PURCHASE' AND i.robot IS NULL
       AND i.at > $2::timestamptz - interval '${10 + n} days')`,
  `SELECT i.customer_id FROM interaction i JOIN creative k ON k.workspace_id = $1::uuid AND k.id = i.creative_id
   WHERE i.workspace_id = $1::uuid AND $2::text IS NOT NULL AND i.kind IN ('CLICK', 'COMMENT') AND i.robot IS NULL
     AND k.format_id = '${n % 2 ? 'meta_reels' : 'meta_carousel'}' GROUP BY i.customer_id HAVING count(*) >= ${1 + (n % 2)}`,
]).flat()

/** Makes a segment of each rule. */
export function makeSegments(db: Database, workspaceId: string, rules: readonly unknown[]): Promise<void> {
  return db.transaction(async (sql) => {
    await sql.execute(
      `INSERT INTO segment (workspace_id, id, name, rule)
       SELECT $1::uuid, gen_random_uuid(), 'bench ' || nth, rule FROM json_array_elements($2::json) WITH ORDINALITY AS one(rule, nth)`,
      [workspaceId, JSON.stringify(rules)],
    )
    await announceSegments(sql, workspaceId)
  })
}
