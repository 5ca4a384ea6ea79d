import type { Sql } from '@rapport/prisma/database.ts'
import type { SentimentLabel } from '@rapport/prisma/generated/client/enums.ts'

/** A text that may be corrected. */
export interface CorrectableText {
  kind: string
  text: string | null
  robot: string | null
  /** Whether it was read before, and then in which language. */
  read: boolean
  language: string | null
}

export async function correctableText(
  sql: Sql,
  workspaceId: string,
  interactionId: string,
): Promise<CorrectableText | undefined> {
  const [found] = await sql.query<CorrectableText>(
    `SELECT i.kind::text AS kind, i.text, i.robot::text AS robot, s.interaction_id IS NOT NULL AS read, s.language
     FROM interaction i
     LEFT JOIN interaction_sentiment s ON s.workspace_id = i.workspace_id AND s.interaction_id = i.id
     WHERE i.workspace_id = $1::uuid AND i.id = $2::uuid`,
    [workspaceId, interactionId],
  )
  return found
}

/** Call it with the counters locked, so that each has a number of its own. */
export const addCorrection = (
  sql: Sql,
  workspaceId: string,
  {
    language,
    interactionId,
    label,
    keyId,
  }: { language: string; interactionId: string; label: SentimentLabel; keyId: string },
): Promise<number> =>
  sql.execute(
    `INSERT INTO sentiment_correction (workspace_id, language, nth, interaction_id, label, key_id, at)
     SELECT $1::uuid, $2, 1 + greatest(
         (SELECT max(nth) FROM sentiment_correction WHERE workspace_id = $1::uuid AND language = $2),
         -- The last ones may be gone with their customer, and a model counts on.
         (SELECT learnt FROM sentiment_model WHERE workspace_id = $1::uuid AND language = $2), 0),
       $3::uuid, $4::sentiment_label, $5::uuid, now()`,
    [workspaceId, language, interactionId, label, keyId],
  )

/** Number of a language's last correction. */
export async function lastCorrection(sql: Sql, workspaceId: string, language: string): Promise<number> {
  const [last] = await sql.query<{ nth: number | null }>(
    'SELECT max(nth) AS nth FROM sentiment_correction WHERE workspace_id = $1::uuid AND language = $2',
    [workspaceId, language],
  )
  return last?.nth ?? 0
}

/** A correction with its text. */
export interface CorrectedText {
  nth: number
  label: SentimentLabel
  text: string
  /** Number of the correction that overruled it; null while it holds. */
  until: number | null
}

const corrected = `
SELECT c.nth, c.label::text AS label, i.text, (
    SELECT min(later.nth) FROM sentiment_correction later
    WHERE later.workspace_id = $1::uuid AND later.interaction_id = c.interaction_id AND later.language = $2 AND later.nth > c.nth
  ) AS until
FROM sentiment_correction c JOIN interaction i ON i.workspace_id = c.workspace_id AND i.id = c.interaction_id
WHERE c.workspace_id = $1::uuid AND c.language = $2`

export const correctionsOf = (
  sql: Sql,
  workspaceId: string,
  language: string,
  numbers: readonly number[],
): Promise<CorrectedText[]> => sql.query(`${corrected} AND c.nth = ANY($3::int[])`, [workspaceId, language, numbers])

/** Those that hold, oldest first; of very many the latest. */
export const standingCorrections = (
  sql: Sql,
  workspaceId: string,
  language: string,
  most: number,
): Promise<CorrectedText[]> =>
  sql.query(
    `SELECT * FROM (
       SELECT * FROM (${corrected}) told WHERE until IS NULL ORDER BY nth DESC LIMIT $3
     ) latest ORDER BY nth`,
    [workspaceId, language, most],
  )
