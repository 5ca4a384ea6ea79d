import type { Database } from '@rapport/prisma/database.ts'
import { keyPrefixes, viewerOfKey } from './api-key.ts'
import { viewerOfToken } from './embed-token.ts'
import type { Viewer } from '../viewer/viewer.ts'

/** No credential, or one that is not accepted. The message is safe to show and never repeats the credential. */
export class NotAuthenticated extends Error {}

/**
 * Who is asking, from the Authorization header.
 * @throws NotAuthenticated with a sentence that says what to send instead.
 */
export async function authenticate(db: Database, header: string | undefined): Promise<Viewer> {
  const credential = header?.match(/^Bearer +(\S+)$/i)?.[1]
  if (!credential) {
    throw new NotAuthenticated('Send "Authorization: Bearer …" with a secret key (rk_…) or an embed token.')
  }
  if (credential.startsWith(keyPrefixes.WRITE))
    throw new NotAuthenticated('A write key (wk_…) only sends events. Use a secret key (rk_…) here.')
  const kind = credential.startsWith(keyPrefixes.SECRET)
    ? 'secret'
    : credential.startsWith(keyPrefixes.PUBLISHABLE) && 'publishable'
  if (kind) {
    const viewer = await viewerOfKey(db, credential)
    if (!viewer) throw new NotAuthenticated(`This ${kind} key is unknown or revoked. Check it, or make a new one.`)
    return viewer
  }
  const viewer = await viewerOfToken(db, credential)
  if (typeof viewer === 'string') throw new NotAuthenticated(viewer)
  return viewer
}

/** Whether an Authorization header would be let in now. */
export async function isAccepted(db: Database, header: string | undefined): Promise<boolean> {
  try {
    await authenticate(db, header)
    return true
  } catch (error) {
    if (error instanceof NotAuthenticated) return false
    throw error
  }
}
