import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import { countAdvocacy } from './count-advocacy.sql.ts'
import { scoreAt, together, togetherOfAll } from './decay.sql.ts'
import { countHours } from './count-hours.sql.ts'
import { countInterests } from './count-interests.sql.ts'
import { countQuestions } from './count-questions.sql.ts'
import { countReach } from './count-reach.sql.ts'
import { countSegmentDays, countSegmentFormats, ofMembers } from './count-members.sql.ts'
import { lookAgain } from './look-again.sql.ts'
import { click, conversion, count, days, deed, exposure, kindOf, ofCustomer, response } from './metrics.ts'

export interface CountingOptions {
  /** Whether any of the profiles may be one that another stands for; less is to do without. */
  merged?: boolean
  /** Whether any customer may be, or have been, in a segment; less is to do without. */
  segmented?: boolean
  /** Whether they are counted as they happen, and not once more to see that all were. */
  live?: boolean
  /** SQL of a table with `interaction_id, value`: how the texts of some of them read. Null: none has one. */
  readings?: string | null
}

/**
 * Moves every counter by some new interactions: of their customers, formats and days. Run it where nobody else can (`lockCounters`).
 * Interactions of robots are counted as such, and in nothing else.
 * @param interactions SQL of a table with `id, customer_id, kind, at, channel, creative_id, value, currency, robot, reply_to_id, topics`
 * @returns items of a `WITH` that take the workspace as $1
 */
export function countInteractions(
  interactions: string,
  { merged = true, segmented = true, live = true, readings = null }: CountingOptions = {},
): string {
  const people = `(SELECT * FROM ${interactions} WHERE robot IS NULL)`
  return `
counted_customer AS (${customers(people, merged, readings)}),
${formats(people)},
${countInterests(people, live)},
${countQuestions(people)},
counted_hour AS (${countHours(people)}),
${countReach(people)},
counted_advocacy AS (${countAdvocacy(people)}),
counted_day AS (${creativeDays(interactions)})${
    segmented
      ? `,
of_members AS (${ofMembers(people)}),
counted_segment_format AS (${countSegmentFormats('of_members')}),
counted_segment_day AS (${countSegmentDays('of_members')})`
      : ''
  }`
}

/** Counts anew, from all interactions, what formats did with customers: after creatives got another format. */
export async function recountFormats(sql: Sql, workspaceId: string): Promise<void> {
  await sql.execute('DELETE FROM customer_format WHERE workspace_id = $1::uuid', [workspaceId])
  await sql.execute('DELETE FROM workspace_format WHERE workspace_id = $1::uuid', [workspaceId])
  await sql.execute('DELETE FROM segment_format WHERE workspace_id = $1::uuid', [workspaceId])
  await sql.execute('DELETE FROM format_basket WHERE workspace_id = $1::uuid', [workspaceId])
  await addFormats(sql, workspaceId, 'true')
}

/**
 * Counts what earlier interactions with some creatives did under the formats that these have now. They must have had none until now, or
 * it would be counted twice.
 * @param creatives their ids. Values, since of ids that a statement finds PostgreSQL expects as many interactions as of any, and may read all
 */
export const countFormats = (sql: Sql, workspaceId: string, creatives: readonly string[]): Promise<void> =>
  addFormats(sql, workspaceId, 'creative_id = ANY($2::uuid[])', [creatives])

async function addFormats(
  sql: Sql,
  workspaceId: string,
  which: string,
  values: readonly SqlValue[] = [],
): Promise<void> {
  const people = `(SELECT * FROM interaction WHERE workspace_id = $1::uuid AND robot IS NULL AND ${which})`
  await sql.execute(
    `WITH ${formats(people)}, of_members AS (${ofMembers(people)}),
     counted_segment_format AS (${countSegmentFormats('of_members')}) SELECT FROM by_format`,
    [workspaceId, ...values],
  )
  // Rules may be about formats.
  await lookAgain(sql, workspaceId, people, values)
}

const eachOfCustomer = (form: (name: string, what: string) => string) =>
  Object.entries(ofCustomer)
    .map(([name, what]) => form(name, what))
    .join(', ')

/**
 * The profiles that did something and, because a person was seen when any of the profiles was, the heads of their clusters. Both in one
 * statement: a row that two parts of one statement change keeps only one of the changes.
 */
const customers = (interactions: string, merged: boolean, readings: string | null) => {
  const own = `SELECT customer_id AS id, min(at) AS first, max(at) AS last,
    ${eachOfCustomer((name, what) => `${count(what)} AS ${name}s`)}, max(at) FILTER (WHERE ${deed}) AS last_deed
    ${readings ? ', count(value_read) AS texts, coalesce(sum(value_read), 0) AS sentiment' : ''}
  FROM ${readings ? withReadings(interactions, readings) : interactions} told GROUP BY customer_id`
  return `
UPDATE customer c SET
  first_seen_at = CASE WHEN n.interactions = 0 THEN c.first_seen_at WHEN c.interaction_count = 0 THEN n.first
    ELSE least(c.first_seen_at, n.first) END,
  last_seen_at = CASE WHEN c.interaction_count = 0 AND (
      SELECT true FROM customer m WHERE m.workspace_id = $1::uuid AND m.merged_into = c.id AND m.interaction_count > 0 LIMIT 1) IS NULL
    THEN n.last ELSE greatest(c.last_seen_at, n.last) END,
  ${eachOfCustomer((name) => `${name}_count = c.${name}_count + n.${name}s`)},
  last_deed_at = greatest(c.last_deed_at, n.last_deed)
  ${readings ? ', sentiment_count = c.sentiment_count + n.texts, sentiment_sum = c.sentiment_sum + n.sentiment' : ''}
FROM (
${merged ? withHeads(own, readings !== null) : own}
) n
WHERE c.workspace_id = $1::uuid AND c.id = n.id`
}

const withReadings = (interactions: string, readings: string) =>
  `(SELECT n.*, r.value AS value_read FROM ${interactions} n LEFT JOIN ${readings} r ON r.interaction_id = n.id)`

/** OFFSET 0 has each profile looked up by its id; otherwise all merged ones may be gone through for each. */
const withHeads = (own: string, read: boolean) => `
  WITH own AS (${own})
  SELECT id, min(first) AS first, max(last) AS last, ${eachOfCustomer((name) => `sum(${name}s) AS ${name}s`)},
    max(last_deed) AS last_deed
    ${read ? ', sum(texts) AS texts, sum(sentiment) AS sentiment' : ''}
  FROM (
    SELECT * FROM own
    UNION ALL SELECT m.merged_into, NULL, o.last, ${eachOfCustomer(() => '0')}, NULL${read ? ', 0, 0' : ''} FROM own o CROSS JOIN LATERAL (
      SELECT merged_into FROM customer WHERE workspace_id = $1::uuid AND id = o.id OFFSET 0
    ) m WHERE m.merged_into IS NOT NULL
  ) seen GROUP BY id`

/**
 * What formats did with each customer, and with all of them. Exposures that were answered are of each customer's no more than there are, so
 * that a crowd that responds to what we never saw it shown says nothing of those who were.
 */
const formats = (interactions: string): string => {
  const sums = (metrics: readonly string[]) => metrics.map((one) => `${one} = f.${one} + excluded.${one}`).join(', ')
  const counts = ['exposures', 'responses', 'clicks', 'conversions']
  const unlike = Object.keys(answers).flatMap((one) =>
    one === 'answered' ? [one] : [one, `${one}_mixed`, `${one}_pairs`],
  )
  return `
by_format AS (${withFormats(interactions)}),
counted_customer_format AS (
  INSERT INTO customer_format AS f (workspace_id, customer_id, format_id, ${counts.join(', ')}, last_at, interest)
  SELECT $1::uuid, customer_id, format_id, ${counts.join(', ')}, last_at, interest FROM by_format
  ON CONFLICT (workspace_id, customer_id, format_id) DO UPDATE SET ${sums(counts)}, last_at = greatest(f.last_at, excluded.last_at),
    interest = ${together('f.interest', 'excluded.interest')}
  RETURNING customer_id, format_id, ${counts.join(', ')}
),
counted_format AS (
  INSERT INTO workspace_format AS f (workspace_id, format_id, ${[...counts, 'pairs', ...unlike].join(', ')})
  SELECT $1::uuid, format_id, ${counts.map((one) => `sum(n.${one})`).join(', ')}, ${changes()}
  -- A full join cannot compare all with all, which PostgreSQL would of the one row that it expects of each; none is without the other.
  FROM by_format n FULL JOIN counted_customer_format c USING (customer_id, format_id) GROUP BY format_id
  ON CONFLICT (workspace_id, format_id) DO UPDATE SET ${sums([...counts, 'pairs', ...unlike])}
),
counted_basket AS (
  INSERT INTO format_basket AS f (workspace_id, format_id, currency, purchases, revenue, squares)
  SELECT $1::uuid, c.format_id, coalesce(n.currency, ''), count(*), sum(n.value), sum(n.value * n.value)
  FROM ${interactions} n JOIN creative c ON c.workspace_id = $1::uuid AND c.id = n.creative_id
  WHERE ${conversion} AND n.value IS NOT NULL AND c.format_id IS NOT NULL GROUP BY 2, 3
  ON CONFLICT (workspace_id, format_id, currency) DO UPDATE SET ${sums(['purchases', 'revenue', 'squares'])}
)`
}

/** What each person did with each format: their interest in it is the decayed weight of their answers and purchases, null where there are none. */
const withFormats = (interactions: string): string => `
  SELECT customer_id, format_id, ${count(exposure)} AS exposures, ${count(response)} AS responses,
    ${count(click)} AS clicks, ${count(conversion)} AS conversions, max(at) AS last_at, ${togetherOfAll} AS interest
  FROM (
    SELECT n.*, max(score) OVER (PARTITION BY customer_id, format_id) AS best
    FROM (
      SELECT n.customer_id, c.format_id, n.kind, n.at, ${scoreAt('n.at', 'n.kind')} AS score
      FROM ${interactions} n JOIN creative c ON c.workspace_id = $1::uuid AND c.id = n.creative_id JOIN workspace w ON w.id = $1::uuid
      WHERE c.format_id IS NOT NULL
    ) n WHERE ${exposure} OR ${response} OR ${conversion}
  ) n GROUP BY customer_id, format_id`

/** Counts anew, from all interactions, how much people care for formats: after the half-life was changed. */
export const recountFormatInterests = (sql: Sql, workspaceId: string): Promise<number> =>
  sql.execute(
    `UPDATE customer_format f SET interest = n.interest
     FROM (${withFormats('(SELECT * FROM interaction WHERE workspace_id = $1::uuid AND robot IS NULL)')}) n
     WHERE f.workspace_id = $1::uuid AND f.customer_id = n.customer_id AND f.format_id = n.format_id`,
    [workspaceId],
  )

/** What exposures may be answered with, as columns of `customer_format`. */
const answers: Record<string, (row: (column: string) => string) => string> = {
  answered: (row) => row('responses'),
  clicked: (row) => row('clicks'),
  engaged: (row) => `${row('responses')} - ${row('clicks')}`,
  converted: (row) => row('conversions'),
}

/** By how much sums over customers change when `n` is added to what makes `c`, in the order of the columns. */
function changes(): string {
  const after = (column: string) => `c.${column}`
  const before = (column: string) => `(c.${column} - n.${column})`
  const change = (of: (row: (column: string) => string) => string) => `sum(${of(after)} - ${of(before)})`
  return [
    change((row) => `${row('exposures')}::bigint * (${row('exposures')} - 1)`),
    ...Object.entries(answers).flatMap(([name, answer]) => {
      const answered = (row: (column: string) => string) => `least(${row('exposures')}, ${answer(row)})::bigint`
      const plain = change(answered)
      if (name === 'answered') return [plain]
      return [
        plain,
        change((row) => `${answered(row)} * (${row('exposures')} - 1)`),
        change((row) => `${answered(row)} * (${answered(row)} - 1)`),
      ]
    }),
  ].join(', ')
}

/** Days are the workspace's own. Only purchases carry a currency here; the rest is counted under none. */
const creativeDays = (interactions: string) => `
INSERT INTO creative_day AS d (workspace_id, source, creative_id, day, currency, ${days.join(', ')}, revenue, robots)
SELECT $1::uuid, 'OBSERVED', n.creative_id, (n.at AT TIME ZONE w.time_zone)::date,
  CASE WHEN ${conversion} THEN coalesce(n.currency, '') ELSE '' END,
  ${days.map((metric) => count(`robot IS NULL AND kind = '${kindOf[metric]}'`)).join(', ')},
  sum(n.value) FILTER (WHERE robot IS NULL AND ${conversion}), ${count('robot IS NOT NULL')}
FROM ${interactions} n JOIN workspace w ON w.id = $1::uuid
WHERE n.creative_id IS NOT NULL AND kind IN (${days.map((metric) => `'${kindOf[metric]}'`).join(', ')})
GROUP BY 3, 4, 5
ON CONFLICT (workspace_id, source, creative_id, day, currency) DO UPDATE SET
  ${days.map((metric) => `${metric} = d.${metric} + excluded.${metric}`).join(', ')}, robots = d.robots + excluded.robots,
  revenue = CASE WHEN d.revenue IS NULL AND excluded.revenue IS NULL THEN NULL
    ELSE coalesce(d.revenue, 0) + coalesce(excluded.revenue, 0) END`
