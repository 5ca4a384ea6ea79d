import type { Database } from '@rapport/prisma/database.ts'
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import { InputRefused } from '../input-refused.ts'
import { isUuid } from '../is-uuid.ts'
import type { EmbedGrant, Viewer } from '../viewer/viewer.ts'
import { canonicalOrigins } from './canonical-origins.ts'
import { newTokenId, readTokenId } from './token-id.ts'
import { tokenStanding } from './token-standing.sql.ts'

export const longestLifeSeconds = 24 * 60 * 60
const issuer = 'rapport'
const audience = 'rapport-embed'

export interface MintedToken {
  /** For `revokeToken`; the token's `jti`. */
  id: string
  token: string
  /** Seconds. */
  expiresIn: number
}

/**
 * Signs an embed token (JWT, HS256) of the workspace.
 * @param expiresIn life in seconds, at most 24 h; 600 is a good choice, because elements fetch a new one by themselves.
 * @param keyId the secret key that mints it and with which it ends; null for none
 * @throws InputRefused when the life or an origin cannot be used.
 */
export async function mintEmbedToken(
  db: Database,
  workspaceId: string,
  grant: EmbedGrant,
  expiresIn: number,
  keyId: string | null,
): Promise<MintedToken> {
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > longestLifeSeconds)
    throw new InputRefused(`expiresIn is a number of seconds from 1 to ${longestLifeSeconds} (24 hours).`)
  const origins = canonicalOrigins(grant.origins)
  const workspace = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const id = newTokenId(keyId)
  const token = await new SignJWT({ ...grant, origins })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(workspaceId)
    .setJti(id)
    .setIssuedAt()
    .setExpirationTime(`${expiresIn}s`)
    .sign(workspace.embedSecret)
  return { id, token, expiresIn }
}

const notOurs = 'The embed token is not one of this server. Ask the page to fetch a new one.'

/** The page behind an embed token, or a sentence that says why the token is not accepted. */
export async function viewerOfToken(db: Database, token: string): Promise<Viewer | string> {
  const named = namesIn(token)
  if (!named) return notOurs
  const { workspaceId, id, keyId } = named
  const standing = await tokenStanding(db, workspaceId, id, keyId)
  if (!standing) return 'The embed token names no workspace of this server. Ask the page to fetch a new one.'
  try {
    const { payload } = await jwtVerify<EmbedGrant & { exp: number }>(token, Buffer.from(standing.secret, 'hex'), {
      issuer,
      audience,
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'iat', 'operations', 'customers', 'pii', 'origins'],
      maxTokenAge: longestLifeSeconds,
    })
    if (standing.revoked || standing.keyRevoked)
      return 'The embed token was revoked, or the key that minted it. Ask the page to fetch a new one.'
    if (payload.demo && !standing.demo)
      return 'The embed token was for invented people, and this workspace has real ones now. Reload the page.'
    // Seconds in the token.
    const by = { kind: 'embed token', id, expiresAt: new Date(payload.exp * 1000) } as const
    return { kind: 'embed', workspaceId, grant: payload, by }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'The embed token has expired. Ask the page to fetch a new one.'
    if (error instanceof errors.JOSEError) return notOurs
    throw error
  }
}

/** What a token says it is, before anybody has looked whether that is true. */
function namesIn(token: string): { workspaceId: string; id: string; keyId: string | null } | null {
  try {
    const { sub, jti } = decodeJwt(token)
    const id = typeof jti === 'string' ? readTokenId(jti) : null
    return sub && isUuid(sub) && jti && id ? { workspaceId: sub, id: jti, keyId: id.keyId } : null
  } catch {
    return null
  }
}
