import type { Database } from '@rapport/prisma/database.ts'
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import { uuidv7 } from 'uuidv7'
import { InputRefused } from '../input-refused.ts'
import { isUuid } from '../is-uuid.ts'
import type { EmbedGrant, Viewer } from '../viewer/viewer.ts'

export const longestLifeSeconds = 24 * 60 * 60
const issuer = 'rapport'
const audience = 'rapport-embed'

/**
 * Signs an embed token (JWT, HS256) of the workspace.
 * @param expiresIn life in seconds, at most 24 h; 600 is a good choice, because elements fetch a new one by themselves.
 * @throws InputRefused when the life or an origin cannot be used.
 */
export async function mintEmbedToken(db: Database, workspaceId: string, grant: EmbedGrant, expiresIn: number) {
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > longestLifeSeconds)
    throw new InputRefused(`expiresIn is a number of seconds from 1 to ${longestLifeSeconds} (24 hours).`)
  if (grant.origins.length === 0)
    throw new InputRefused('Name at least one origin that may use the token, for example https://intranet.example.')
  const origins = grant.origins.map(canonicalOrigin)
  const workspace = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const token = await new SignJWT({ ...grant, origins })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(workspaceId)
    .setJti(uuidv7())
    .setIssuedAt()
    .setExpirationTime(`${expiresIn}s`)
    .sign(workspace.embedSecret)
  return { token, expiresIn }
}

function canonicalOrigin(origin: string): string {
  const url = URL.parse(origin)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new InputRefused(
      `"${origin}" is not an origin. Write scheme and host only, for example https://intranet.example.`,
    )
  return url.origin
}

/** The page behind an embed token, or a sentence that says why the token is not accepted. */
export async function viewerOfToken(db: Database, token: string): Promise<Viewer | string> {
  const workspaceId = workspaceOf(token)
  const workspace = workspaceId && (await db.prisma.workspace.findUnique({ where: { id: workspaceId } }))
  if (!workspace) return 'The embed token names no workspace of this server. Ask the page to fetch a new one.'
  try {
    const { payload } = await jwtVerify<EmbedGrant>(token, workspace.embedSecret, {
      issuer,
      audience,
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'iat', 'jti', 'operations', 'customers', 'pii', 'origins'],
      maxTokenAge: longestLifeSeconds,
    })
    if (payload.demo && !workspace.demo)
      return 'The embed token was for invented people, and this workspace has real ones now. Reload the page.'
    return { kind: 'embed', workspaceId: workspace.id, grant: payload }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'The embed token has expired. Ask the page to fetch a new one.'
    if (error instanceof errors.JOSEError)
      return 'The embed token is not one of this server. Ask the page to fetch a new one.'
    throw error
  }
}

function workspaceOf(token: string): string | null {
  try {
    const { sub } = decodeJwt(token)
    return sub && isUuid(sub) ? sub : null
  } catch {
    return null
  }
}
