import type { Database, Sql } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'

const channels = ['facebook', 'instagram']

export interface NewAccount {
  channel: string
  accountId: string
  name: string
}

/**
 * Makes what a channel tells of an account of ours the workspace's from now on; a second time renames it.
 * @throws InputRefused when there can be no such account, or another workspace has it: it would read that one's messages
 */
export function connectAccount(db: Database, workspaceId: string, { channel, accountId, name }: NewAccount) {
  if (!channels.includes(channel))
    throw new InputRefused(`Accounts of "${channel}" cannot be connected; the channels are ${channels.join(' and ')}.`)
  if (!/^\d{1,32}$/.test(accountId))
    throw new InputRefused(
      `"${accountId}" is not an account's id, which is a number: Meta's tools show it beside the name.`,
    )
  if (!name.trim()) throw new InputRefused('Give the account a name, as people call it.')
  return db.transaction(async (sql) => {
    // No key could see to it: each begins with the workspace.
    await sql.query('SELECT pg_advisory_xact_lock(hashtext($1))::text', [`${channel} ${accountId}`])
    const others = await connectedTo(sql, channel, accountId)
    if (others.some((id) => id !== workspaceId))
      throw new InputRefused('Another workspace of this server has that account; disconnect it there first.')
    await sql.execute(
      `INSERT INTO channel_account (workspace_id, channel, account_id, name) VALUES ($1::uuid, $2, $3, $4)
       ON CONFLICT (workspace_id, channel, account_id) DO UPDATE SET name = excluded.name`,
      [workspaceId, channel, accountId, name.trim()],
    )
    return { channel, accountId, name: name.trim() }
  })
}

/**
 * Ends that; what came from it stays.
 * @throws InputRefused when the workspace has no such account
 */
export async function disconnectAccount(sql: Sql, workspaceId: string, channel: string, accountId: string) {
  const [was] = await sql.query<NewAccount>(
    `DELETE FROM channel_account WHERE workspace_id = $1::uuid AND channel = $2 AND account_id = $3
     RETURNING channel, account_id AS "accountId", name`,
    [workspaceId, channel, accountId],
  )
  if (!was) throw new InputRefused(`This workspace has no ${channel} account ${accountId}.`)
  return was
}

/** Whose an account is: the workspaces that have it, else the only workspace there is, else nobody's. */
export async function workspacesOfAccount(sql: Sql, channel: string, accountId: string): Promise<string[]> {
  const connected = await connectedTo(sql, channel, accountId)
  if (connected.length > 0) return connected
  const some = await sql.query<{ id: string }>('SELECT id::text FROM workspace LIMIT 2')
  return some.length === 1 ? some.map(({ id }) => id) : []
}

async function connectedTo(sql: Sql, channel: string, accountId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT workspace_id::text AS id FROM channel_account WHERE channel = $1 AND account_id = $2',
    [channel, accountId],
  )
  return rows.map(({ id }) => id)
}
