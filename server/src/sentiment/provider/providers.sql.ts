import type { Database, Sql } from '@rapport/prisma/database.ts'
import { textsDueChannel } from '../../interactions/keep-readings.sql.ts'

/** A model that a workspace named. */
export interface Provider {
  url: string
  secret: string | null
  /** Milliseconds. */
  timeout: number
}

export interface DueText {
  /** Of the interaction. */
  id: string
  text: string
  language: string | null
}

/** Texts of one request. */
const atOnce = 50
/** Seconds after which another process takes over what one has not finished; longer than any time-out. */
const lease = 120
/** Failures in a row after which it is left alone for a while. */
const patience = 3
/** Times that a text is asked about before ours stays for good. */
const mostTimes = 8

/** Workspaces of which a text is due, and a model that may be asked. */
export async function busyProviders(db: Database): Promise<string[]> {
  const busy = await db.query<{ id: string }>(
    `SELECT workspace_id::text AS id FROM sentiment_provider p
     WHERE coalesce(paused_until, '-infinity') <= now()
       AND EXISTS (SELECT FROM sentiment_due d WHERE d.workspace_id = p.workspace_id AND d.at <= now())`,
  )
  return busy.map(({ id }) => id)
}

/** Milliseconds until something is due anywhere but in some workspaces; null when nothing waits. */
export async function untilDue(db: Database, except: readonly string[]): Promise<number | null> {
  const [next] = await db.query<{ milliseconds: number | null }>(
    `SELECT 1000 * extract(epoch FROM min(greatest(due.at, p.paused_until)) - now())::float8 AS milliseconds
     FROM sentiment_provider p CROSS JOIN LATERAL (
       SELECT at FROM sentiment_due d WHERE d.workspace_id = p.workspace_id ORDER BY at LIMIT 1
     ) due WHERE p.workspace_id <> ALL($1::uuid[])`,
    [except],
  )
  return next?.milliseconds ?? null
}

export async function providerOf(sql: Sql, workspaceId: string): Promise<Provider | undefined> {
  const [provider] = await sql.query<Provider>(
    `SELECT url, convert_from(secret, 'UTF8') AS secret, timeout FROM sentiment_provider WHERE workspace_id = $1::uuid`,
    [workspaceId],
  )
  return provider
}

/** Takes texts that are due, so that nobody else asks about them meanwhile. */
export const claimTexts = (sql: Sql, workspaceId: string): Promise<DueText[]> =>
  sql.query(
    `WITH claimed AS (
       UPDATE sentiment_due d SET at = now() + interval '${lease} seconds' FROM (
         SELECT interaction_id FROM sentiment_due WHERE workspace_id = $1::uuid AND at <= now()
         ORDER BY at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
       ) next WHERE d.workspace_id = $1::uuid AND d.interaction_id = next.interaction_id
       RETURNING d.interaction_id
     )
     SELECT i.id::text AS id, i.text, s.language FROM claimed
     JOIN interaction i ON i.workspace_id = $1::uuid AND i.id = claimed.interaction_id
     JOIN interaction_sentiment s ON s.workspace_id = $1::uuid AND s.interaction_id = i.id`,
    [workspaceId],
  )

/**
 * It answered about some texts.
 * @param flaw what it said of others that cannot be used
 */
export async function noteAnswer(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
  flaw: string | null,
): Promise<void> {
  await sql.execute('DELETE FROM sentiment_due WHERE workspace_id = $1::uuid AND interaction_id = ANY($2::uuid[])', [
    workspaceId,
    ids,
  ])
  await sql.execute(
    'UPDATE sentiment_provider SET failures = 0, paused_until = NULL, last_error = $2 WHERE workspace_id = $1::uuid',
    [workspaceId, flaw],
  )
}

/** It told nothing of some texts: they come again later and later, and in the end what we read ourselves stays. */
export async function putOff(sql: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE sentiment_due SET failures = failures + 1, at = now() + interval '5 seconds' * power(4, failures)
     WHERE workspace_id = $1::uuid AND interaction_id = ANY($2::uuid[])`,
    [workspaceId, ids],
  )
  await sql.execute(`DELETE FROM sentiment_due WHERE workspace_id = $1::uuid AND failures >= ${mostTimes}`, [
    workspaceId,
  ])
}

/** It failed; when it does so again and again it is left alone, for longer each time, up to ten minutes (a circuit breaker). */
export const noteFailure = (sql: Sql, workspaceId: string, reason: string): Promise<number> =>
  sql.execute(
    `UPDATE sentiment_provider SET failures = failures + 1, last_error = $2, paused_until = CASE WHEN failures + 1 >= ${patience}
       THEN now() + least(interval '10 minutes', interval '15 seconds' * power(2, least(failures + 1 - ${patience}, 10))) END
     WHERE workspace_id = $1::uuid`,
    [workspaceId, reason],
  )

/** Call it with the counters locked, as whoever keeps its answers does. */
export const saveProvider = (sql: Sql, workspaceId: string, { url, secret, timeout }: Provider): Promise<number> =>
  sql.execute(
    `INSERT INTO sentiment_provider (workspace_id, url, secret, timeout)
     VALUES ($1::uuid, $2, convert_to($3::text, 'UTF8'), $4)
     ON CONFLICT (workspace_id) DO UPDATE SET url = excluded.url, secret = excluded.secret, timeout = excluded.timeout,
       failures = 0, paused_until = NULL, last_error = NULL`,
    [workspaceId, url, secret, timeout],
  )

/** Call it with the counters locked, as whoever keeps its answers does. */
export async function deleteProvider(sql: Sql, workspaceId: string): Promise<boolean> {
  await sql.execute('DELETE FROM sentiment_due WHERE workspace_id = $1::uuid', [workspaceId])
  return (await sql.execute('DELETE FROM sentiment_provider WHERE workspace_id = $1::uuid', [workspaceId])) > 0
}

/** Wakes whoever asks, in every process. */
export const wakeAskers = (sql: Sql, workspaceId: string): Promise<unknown> =>
  sql.query('SELECT pg_notify($1, $2)::text', [textsDueChannel, workspaceId])

export interface ProviderState extends Omit<Provider, 'secret'> {
  /** Last four characters of the secret. */
  hint: string | null
  waiting: number
  lastError: string | null
  /** ISO 8601. */
  pausedUntil: string | null
}

export async function providerState(sql: Sql, workspaceId: string): Promise<ProviderState | null> {
  const [state] = await sql.query<ProviderState>(
    `SELECT url, right(convert_from(secret, 'UTF8'), 4) AS hint, timeout, last_error AS "lastError",
       to_json(paused_until)#>>'{}' AS "pausedUntil",
       (SELECT count(*)::int FROM sentiment_due WHERE workspace_id = $1::uuid) AS waiting
     FROM sentiment_provider WHERE workspace_id = $1::uuid`,
    [workspaceId],
  )
  return state ?? null
}
