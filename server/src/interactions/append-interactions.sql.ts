import type { Sql, SqlValue } from '@rapport/prisma/database.ts'
import { countInteractions } from '../counters/count-interactions.sql.ts'
import { answerAgain } from '../counters/count-questions.sql.ts'
import { earnPoints } from '../counters/earn-points.sql.ts'
import { hasSegments, lookingAgain } from '../counters/look-again.sql.ts'
import { tellAdded } from '../live/change.sql.ts'
import { keepReadings, kept } from './keep-readings.sql.ts'
import { ruledTopics } from './ruled-topics.sql.ts'

/** Columns of the table that `appendInteractions` takes from; `topics` has one to a line. */
export const stagedInteractionColumns = `id uuid, customer_id uuid, kind interaction_kind, at timestamptz, channel text, creative_id uuid,
  text text, value numeric, currency text, key text, name text, properties jsonb, context jsonb, received_at timestamptz, corrected boolean,
  robot robot_sign, topics text, reply_to jsonb, reading jsonb`

const columns = stagedInteractionColumns.replaceAll(/(\w+) \w+/g, '$1').replace(', reply_to, reading', '')
const counted = 'id, customer_id, kind, at, channel, creative_id, value, currency, key, robot, reply_to_id, topics'
const given = columns
  .replace(/\bid\b/, 'one.id')
  .replace('corrected', 'coalesce(corrected, false)')
  .replace('topics', `string_to_array(topics, E'\\n') || ${ruledTopics('one')}`)

/**
 * Appends interactions, moves every counter with them, and tells whoever follows them, in one statement; call it inside a transaction,
 * with the counters locked. Those whose key is there already are left out. `reply_to` lists the keys that what is answered may have, the
 * likeliest first; where none of them is there yet, the reply is tied to it when it comes. `reading` is how the text reads
 * (`keep-readings.sql.ts`).
 * @param staged SQL of a table with `stagedInteractionColumns`; it may use `values` as $2 and on
 * @returns how many were new
 */
export async function appendInteractions(
  sql: Sql,
  workspaceId: string,
  staged: string,
  values: readonly SqlValue[] = [],
  known: Omit<Appended, 'segmented'> = {},
): Promise<number> {
  const appended = { ...known, segmented: await hasSegments(sql, workspaceId) }
  const text = `WITH ${appending(staged, appended)}
     SELECT told.*, (
       SELECT json_agg(json_build_object('reply', w.interaction_id, 'answered', n.id))::text
       FROM appended n JOIN awaited_reply w ON w.workspace_id = $1::uuid AND w.key = n.key
     ) AS come FROM told`
  // What is asked with values is asked again and again, and planning it takes longer than a few rows do.
  const statement = values.length > 0 ? { name: nameOf('append_interactions', appended), text } : text
  const [done] = await sql.query<{ new: number; come: string | null }>(statement, [workspaceId, ...values])
  if (done!.come) {
    const tied = await sql.query<{ answered: string }>(tieReplies, [workspaceId, done!.come])
    await answerAgain(
      sql,
      workspaceId,
      tied.map(({ answered }) => answered),
    )
  }
  return done!.new
}

/** What is known of all interactions that are appended together, so that less is to be done for them. */
export interface Appended {
  /** None has a `reply_to`, and each is of a profile that stands for itself. Most are so. */
  plain?: boolean
  /** None has a `reading`. */
  silent?: boolean
  /** The workspace has segments. */
  segmented?: boolean
}

export const nameOf = (name: string, { plain, silent, segmented }: Appended): string =>
  [name, plain && 'plain', silent && 'silent', segmented && 'segmented'].filter(Boolean).join('_')

/** Items of a `WITH` that append what is new; the last one, `told`, has one row with how many that were, as `new`. */
export const appending = (staged: string, { plain = false, silent = false, segmented = true }: Appended): string => `
one AS (
  SELECT DISTINCT ON (key) * FROM ${staged} AS staged
  -- Nobody else appends meanwhile, so looking is enough: ON CONFLICT takes a lock and two records of the log for each row.
  WHERE NOT EXISTS (SELECT FROM interaction WHERE workspace_id = $1::uuid AND key = staged.key OFFSET 0) ORDER BY key, at
),
${plain ? nothingAnswered : answered},
appended AS (
  INSERT INTO interaction (workspace_id, ${columns}, reply_to_id)
  SELECT $1::uuid, ${given}, answered.id FROM one LEFT JOIN answered USING (key) ORDER BY at
  RETURNING ${counted}
), ${plain ? '' : `${letWait}, `}${silent ? '' : `${keepReadings}, `}${countInteractions('appended', { merged: !plain, segmented, readings: silent ? null : kept })},
${earnPoints('appended')},
${segmented ? lookAgainAtPeople : ''}told AS (${tellAdded('appended')})`

const lookAgainAtPeople = `due AS (${lookingAgain('(SELECT customer_id FROM appended WHERE robot IS NULL)')}),
`

const nothingAnswered = 'answered AS (SELECT NULL::text AS key, NULL::uuid AS id LIMIT 0)'

/** What replies answer, be it stored or among what is staged. OFFSET 0 keeps PostgreSQL from reading every interaction for a few keys. */
const answered = `
answered AS (
  SELECT DISTINCT ON (one.key) one.key, coalesce(stored.id, beside.id) AS id
  FROM one CROSS JOIN LATERAL jsonb_array_elements_text(one.reply_to) WITH ORDINALITY AS target(key, nth)
  LEFT JOIN LATERAL (
    SELECT id FROM interaction WHERE workspace_id = $1::uuid AND key = target.key OFFSET 0
  ) stored ON true
  LEFT JOIN one beside ON beside.key = target.key
  WHERE target.key <> one.key AND coalesce(stored.id, beside.id) IS NOT NULL
  ORDER BY one.key, target.nth
)`

/** Lets those replies wait that answer what is not there. */
const letWait = `
awaited AS (
  INSERT INTO awaited_reply (workspace_id, key, interaction_id)
  SELECT DISTINCT $1::uuid, target.key, appended.id FROM appended JOIN one USING (key)
  CROSS JOIN LATERAL jsonb_array_elements_text(one.reply_to) AS target(key)
  WHERE appended.reply_to_id IS NULL AND target.key <> appended.key
)`

/** Ties replies to what they have waited for. */
const tieReplies = `
WITH come AS (SELECT * FROM json_to_recordset($2::json) AS come (reply uuid, answered uuid)),
no_longer_awaited AS (
  DELETE FROM awaited_reply WHERE workspace_id = $1::uuid AND interaction_id IN (SELECT reply FROM come)
)
UPDATE interaction SET reply_to_id = come.answered FROM come WHERE workspace_id = $1::uuid AND id = come.reply
RETURNING come.answered::text AS answered`
