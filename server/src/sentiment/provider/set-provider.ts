import type { Database } from '@rapport/prisma/database.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { InputRefused } from '../../input-refused.ts'
import { deleteProvider, type Provider, saveProvider, wakeAskers } from './providers.sql.ts'
import { type TrustedHosts, whyOutOfReach } from './reach.ts'

const [shortest, longest] = [100, 30_000]

/**
 * Names the model that reads a workspace's texts from now on, instead of the one before.
 * @throws InputRefused with what to mend
 */
export async function setProvider(
  db: Database,
  workspaceId: string,
  provider: Provider,
  trusted: TrustedHosts,
): Promise<void> {
  const url = URL.parse(provider.url)
  if (!url) throw new InputRefused('This is no address; write one such as https://models.example/sentiment.')
  const refused = whyOutOfReach(url, trusted)
  if (refused) throw new InputRefused(refused)
  if (provider.timeout < shortest || provider.timeout > longest)
    throw new InputRefused(`The time-out must be between ${shortest} and ${longest} milliseconds.`)
  if (provider.secret !== null && !/^[\x21-\x7e]{1,1000}$/.test(provider.secret))
    throw new InputRefused('The secret must have letters, digits and signs of ASCII only, and no spaces.')
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    await saveProvider(sql, workspaceId, { ...provider, url: url.href })
    await wakeAskers(sql, workspaceId)
  })
}

/**
 * Has texts read by ours alone from now on; an answer that is under way comes too late.
 * @returns false when there was no other model
 */
export function removeProvider(db: Database, workspaceId: string): Promise<boolean> {
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    return deleteProvider(sql, workspaceId)
  })
}
