import type { Database } from '@rapport/prisma/database.ts'
import { keyPrefixes, viewerOfKey } from '../auth/api-key.ts'
import { viewerOfToken } from '../auth/embed-token.ts'
import { findShare, sharePrefix } from '../shares/share.ts'
import type { Finding } from './check-policy.ts'

/** Whether a page of this origin may use what it shows to be let in. What else it allows is not told: whoever asks may have found it. */
export async function credentialFindings(db: Database, credential: string, page: URL): Promise<Finding[]> {
  const { origin } = page
  if (credential.startsWith(keyPrefixes.SECRET))
    return [
      {
        way: 'both',
        ok: false,
        what: 'This is a secret key, which reaches everything and must never be in a page.',
        change: 'Revoke it, for whoever opened the page may have it. Mint embed tokens with a new one, on your server.',
      },
    ]
  if (credential.startsWith(keyPrefixes.WRITE))
    return [
      {
        way: 'both',
        ok: false,
        what: 'A write key only sends events; it shows nothing.',
        change: 'Use an embed token, or a publishable key (pk_…) where no person is shown.',
      },
    ]
  if (credential.startsWith(sharePrefix)) return [await shareFinding(db, credential, origin)]
  const publishable = credential.startsWith(keyPrefixes.PUBLISHABLE)
  const viewer = publishable ? await viewerOfKey(db, credential) : await viewerOfToken(db, credential)
  const name = publishable ? 'publishable key' : 'embed token'
  const way = publishable ? 'both' : 'elements'
  if (viewer === null || typeof viewer === 'string')
    return [
      {
        way,
        ok: false,
        what: viewer ?? 'The publishable key is unknown or revoked.',
        change: publishable ? remakeKey(origin) : 'Look at what your token route answers.',
      },
    ]
  if (viewer.kind === 'key') return []
  if (!viewer.grant.origins.includes(origin))
    return [
      {
        way,
        ok: false,
        what: `The ${name} is good, but not on pages of ${origin}.`,
        change: publishable ? remakeKey(origin) : `Mint it with origins: ["${origin}"].`,
      },
    ]
  const left = viewer.by.kind === 'embed token' ? minutesUntil(viewer.by.expiresAt) : null
  return [
    {
      way,
      ok: true,
      what: `The ${name} is good on pages of ${origin}${left === null ? '' : `, for another ${left} min`}.`,
    },
    { way: 'elements', ok: true, what: `Rapport answers ${origin} with the headers that let the page read it (CORS).` },
  ]
}

async function shareFinding(db: Database, token: string, origin: string): Promise<Finding> {
  const share = await findShare(db, token)
  const change = `Make one with origins: ["${origin}"] (createShare).`
  if (typeof share === 'string')
    return {
      way: 'frames',
      ok: false,
      what: share === 'ended' ? 'The link has ended.' : 'The link is unknown.',
      change,
    }
  if (!share.origins.includes(origin))
    return { way: 'frames', ok: false, what: `The link is good, but pages of ${origin} may not frame it.`, change }
  return { way: 'frames', ok: true, what: `The link is good, and pages of ${origin} may frame it.` }
}

const remakeKey = (origin: string) =>
  `Make one for this origin: rapport key create NAME --kind publishable --origin ${origin}`

/** Whole minutes, at least one. */
const minutesUntil = (at: Date) => Math.max(1, Math.round((at.getTime() - Date.now()) / 60_000))
