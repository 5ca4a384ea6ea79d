import type { Database } from '@rapport/prisma/database.ts'
import { LRUCache } from 'lru-cache'
import { hashKey, keyPrefixes } from './api-key.ts'
import { NotAuthenticated } from './authenticate.ts'

/** Milliseconds for which a key is believed to be what it was: a revoked one ends that much later. */
const remembered = 10_000
const mostKeys = 1_000

/** Whose events a write key sends: the workspace, or NotAuthenticated with a sentence that says what to send instead. */
export type WriteKeys = (key: string | undefined) => Promise<string>

/** Looks write keys up, and remembers those that are good for a moment: clients send one with every request. */
export function writeKeys(db: Database): WriteKeys {
  const workspaces = new LRUCache<string, string>({
    max: mostKeys,
    ttl: remembered,
    fetchMethod: async (hash) => {
      const found = await db.prisma.apiKey.findUnique({ where: { hash: Buffer.from(hash, 'hex') } })
      return found?.kind === 'WRITE' && !found.revokedAt ? found.workspaceId : undefined
    },
  })
  return async (key) => {
    if (!key)
      throw new NotAuthenticated(
        'Send a write key (wk_…): as user name of Basic auth, as Bearer, or as "writeKey" in the body.',
      )
    if (key.startsWith(keyPrefixes.SECRET))
      throw new NotAuthenticated(
        'This is a secret key, which belongs to servers alone. Events are sent with a write key (wk_…).',
      )
    if (key.startsWith(keyPrefixes.PUBLISHABLE))
      throw new NotAuthenticated(
        'This is a publishable key, which shows elements. Events are sent with a write key (wk_…).',
      )
    const workspaceId = await workspaces.fetch(Buffer.from(hashKey(key)).toString('hex'))
    if (workspaceId === undefined)
      throw new NotAuthenticated('This write key is unknown or revoked. Check it, or make a new one.')
    return workspaceId
  }
}
