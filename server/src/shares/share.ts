import { randomBytes } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma, Share } from '@rapport/prisma/generated/client/client.ts'
import { uuidv7 } from 'uuidv7'
import { hashKey } from '../auth/api-key.ts'
import { canonicalOrigins } from '../auth/canonical-origins.ts'
import { trustedDocument } from '../auth/trusted-documents.ts'
import { grantOf } from '../auth/grant-of.ts'
import { headOf } from '../customers/head-of.sql.ts'
import { type IdentityRef, normaliseIdentity } from '../customers/identity.ts'
import { InputRefused } from '../input-refused.ts'
import { isUuid } from '../is-uuid.ts'
import type { PiiLevel, Viewer } from '../viewer/viewer.ts'
import { type FramedElement, framedElements } from './framed-element.ts'

export interface NewShare {
  /** The element's name without `rapport-`. */
  element: string
  attributes: readonly { name: string; value: string }[]
  pii: PiiLevel
  /** Whose pages may frame it. */
  origins: readonly string[]
  expiresAt?: Date | null | undefined
}

export const sharePrefix = 'sh_'
const workspaceBytes = 16
/** 192 random bits, so that a plain digest cannot be searched. */
const secretBytes = 24

/** The workspace stands in the token, so that a link is looked up in its workspace as everything else is. */
function newToken(workspaceId: string): string {
  const bytes = Buffer.concat([Buffer.from(workspaceId.replaceAll('-', ''), 'hex'), randomBytes(secretBytes)])
  return sharePrefix + bytes.toString('base64url')
}

function workspaceOf(token: string): string | null {
  const bytes = Buffer.from(token.slice(sharePrefix.length), 'base64url')
  if (!token.startsWith(sharePrefix) || bytes.length !== workspaceBytes + secretBytes) return null
  const hex = bytes.toString('hex', 0, workspaceBytes)
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(id) ? id : null
}

/**
 * Makes a link that shows one element, and returns its token in clear, for the only time.
 * @param by the secret key that asks; null for whoever has none
 * @throws InputRefused when an attribute, an origin or the end cannot be used, or when there is no such customer
 */
export async function createShare(db: Database, workspaceId: string, by: string | null, share: NewShare) {
  const { element, pii, expiresAt = null } = share
  const elements = await framedElements()
  const known = elements.attributesOf(element) ?? []
  const names = share.attributes.map(({ name }) => name)
  const unknown = names.find((name, i) => !known.includes(name) || names.indexOf(name) !== i)
  if (unknown !== undefined)
    throw new InputRefused(`"${unknown}" is not an attribute of it, or given twice. There are ${known.join(', ')}.`)
  const attributes = Object.fromEntries(share.attributes.map(({ name, value }) => [name, value]))
  const framed = elements.frame(element, attributes)
  if (framed === undefined || typeof framed === 'string')
    throw new InputRefused(framed ?? `There is no element "${element}".`)
  const origins = canonicalOrigins(share.origins)
  // Refuses a customer whom no grant could name.
  grantOfShare({ pii, origins }, framed)
  const customer = customerOf(framed)
  if (customer && (await headOf(db, workspaceId, normaliseIdentity(customer))) === null)
    throw new InputRefused(`Nobody goes by ${customer.namespace}:${customer.value} in this workspace.`)
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw new InputRefused('expiresAt is over already; leave it out for a link without an end.')
  const token = newToken(workspaceId)
  const { id } = await db.prisma.share.create({
    data: {
      workspaceId,
      id: uuidv7(),
      element,
      attributes,
      pii,
      origins,
      hash: hashKey(token),
      hint: token.slice(-4),
      keyId: by,
      expiresAt,
    },
  })
  return { id, token, element }
}

/** The links of a workspace, oldest first, ended ones included. */
export function listShares(db: Database, workspaceId: string, query: Prisma.ShareFindManyArgs = {}) {
  return db.prisma.share.findMany({ ...query, where: { workspaceId }, orderBy: { id: 'asc' } })
}

/**
 * Ends a link at once.
 * @throws InputRefused when the workspace has no such link, or it was ended before
 */
export async function revokeShare(db: Database, workspaceId: string, id: string) {
  const { count } = isUuid(id)
    ? await db.prisma.share.updateMany({ where: { workspaceId, id, revokedAt: null }, data: { revokedAt: new Date() } })
    : { count: 0 }
  if (count === 0) throw new InputRefused('There is no such share in this workspace, or it is revoked already.')
  return db.prisma.share.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } })
}

/** The link with this token, or why there is none (any more). */
export async function findShare(db: Database, token: string): Promise<Share | 'unknown' | 'ended'> {
  const workspaceId = workspaceOf(token)
  const share =
    workspaceId &&
    (await db.prisma.share.findUnique({ where: { workspaceId_hash: { workspaceId, hash: hashKey(token) } } }))
  if (!share) return 'unknown'
  const over = share.revokedAt !== null || (share.expiresAt !== null && share.expiresAt.getTime() <= Date.now())
  return over ? 'ended' : share
}

/** Whoever has a link may see what its element shows, of the one customer that it names if it names one. */
export function viewerOfShare(share: Share, framed: FramedElement): Viewer & { kind: 'embed' } {
  const { workspaceId, id, origins } = share
  const grant = grantOfShare({ pii: share.pii as PiiLevel, origins }, framed)
  return { kind: 'embed', workspaceId, grant, by: { kind: 'share link', id } }
}

/** The customer whom an element shows, if it shows one. */
export const customerOf = ({ variables }: FramedElement): IdentityRef | undefined =>
  (variables as { customer?: IdentityRef }).customer

function grantOfShare({ pii, origins }: { pii: PiiLevel; origins: string[] }, framed: FramedElement) {
  const customer = customerOf(framed)
  const operation = trustedDocument(framed.documentId)?.operation
  if (operation === undefined) throw new Error('The elements were built from another schema. Run: pnpm build')
  const customers = customer ? [customer] : []
  return grantOf({ origins, operations: [operation], customers, anyCustomer: false, pii })
}
