import type { Sql } from '@rapport/prisma/database.ts'

export interface EarlierText {
  id: string
  kind: string
  text: string | null
  robot: string | null
}

/** Texts after an interaction's id, in order, but those of which a person or the model that the workspace named said how they read. */
export const textsToReread = (sql: Sql, workspaceId: string, after: string, most: number): Promise<EarlierText[]> =>
  sql.query(
    `SELECT i.id::text AS id, i.kind::text AS kind, i.text, i.robot::text AS robot
     FROM interaction i LEFT JOIN interaction_sentiment s ON s.workspace_id = i.workspace_id AND s.interaction_id = i.id
     WHERE i.workspace_id = $1::uuid AND i.id > $2::uuid AND i.text IS NOT NULL
       AND (s.method IS NULL OR s.method IN ('LEXICON', 'MODEL'))
     ORDER BY i.id LIMIT $3`,
    [workspaceId, after, most],
  )
