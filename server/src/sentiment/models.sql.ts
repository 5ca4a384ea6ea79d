import type { Sql } from '@rapport/prisma/database.ts'
import { classifierVersion } from './classifier.ts'
import type { Quality } from './measure-quality.ts'

/** How a workspace reads texts, as far as nothing had to be learnt for it. */
export async function readingSettings(
  sql: Sql,
  workspaceId: string,
): Promise<{ languages: string[]; version: number }> {
  const [settings] = await sql.query<{ languages: string[]; version: number }>(
    {
      name: 'reading_settings',
      text: 'SELECT to_json(languages) AS languages, reading_version AS version FROM workspace WHERE id = $1::uuid',
    },
    [workspaceId],
  )
  return settings ?? { languages: [], version: 0 }
}

/** Whoever reads texts of the workspace shall look again how it is done. */
export const changeReading = (sql: Sql, workspaceId: string): Promise<number> =>
  sql.execute('UPDATE workspace SET reading_version = reading_version + 1 WHERE id = $1::uuid', [workspaceId])

interface StoredModel {
  language: string
  learnt: number
  /** Base64. */
  state: string
}

/** The models that read texts. */
export const activeModels = (sql: Sql, workspaceId: string): Promise<(StoredModel & { temperature: number })[]> =>
  sql.query(
    `SELECT language, learnt, encode(state, 'base64') AS state, (quality->>'temperature')::float8 AS temperature
     FROM sentiment_model WHERE workspace_id = $1::uuid AND active AND version = ${classifierVersion}`,
    [workspaceId],
  )

/** A model's quality when it had learnt so many corrections. */
export interface MeasuredModel extends Quality {
  learnt: number
}

/** What a language's corrections have taught so far; undefined when nothing, or when it must be learnt anew. */
export async function storedModel(
  sql: Sql,
  workspaceId: string,
  language: string,
): Promise<(StoredModel & { active: boolean; measured: number }) | undefined> {
  const [model] = await sql.query<StoredModel & { active: boolean; measured: number }>(
    `SELECT language, learnt, encode(state, 'base64') AS state, active, coalesce((quality->>'learnt')::int, 0) AS measured
     FROM sentiment_model WHERE workspace_id = $1::uuid AND language = $2 AND version = ${classifierVersion}`,
    [workspaceId, language],
  )
  return model
}

export const saveModel = (sql: Sql, workspaceId: string, { language, learnt, state }: StoredModel): Promise<number> =>
  sql.execute(
    `INSERT INTO sentiment_model AS m (workspace_id, language, version, learnt, state)
     VALUES ($1::uuid, $2, ${classifierVersion}, $3, decode($4, 'base64'))
     ON CONFLICT (workspace_id, language) DO UPDATE SET version = excluded.version, learnt = excluded.learnt, state = excluded.state,
       quality = CASE WHEN m.version = excluded.version THEN m.quality END, active = m.active AND m.version = excluded.version`,
    [workspaceId, language, learnt, state],
  )

export const saveQuality = (sql: Sql, workspaceId: string, language: string, quality: MeasuredModel): Promise<number> =>
  sql.execute(
    'UPDATE sentiment_model SET quality = $3::jsonb, active = $4 WHERE workspace_id = $1::uuid AND language = $2',
    [workspaceId, language, JSON.stringify(quality), quality.better],
  )

export interface LanguageQuality {
  language: string
  /** Corrected texts. */
  labels: number
  learnt: number
  active: boolean
  quality: MeasuredModel | null
}

/** @param language null for all in which something was corrected */
export const qualityByLanguage = (sql: Sql, workspaceId: string, language: string | null): Promise<LanguageQuality[]> =>
  sql.query(
    `SELECT c.language, c.labels, coalesce(m.learnt, 0) AS learnt, coalesce(m.active, false) AS active, m.quality
     FROM (
       SELECT language, count(DISTINCT interaction_id)::int AS labels FROM sentiment_correction
       WHERE workspace_id = $1::uuid AND ($2::text IS NULL OR language = $2) GROUP BY language
     ) c LEFT JOIN sentiment_model m ON m.workspace_id = $1::uuid AND m.language = c.language ORDER BY c.language`,
    [workspaceId, language],
  )
