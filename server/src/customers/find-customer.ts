import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { InputRefused } from '../input-refused.ts'
import { headOf } from './head-of.sql.ts'
import { type IdentityRef, normaliseIdentity, subjectOf } from './identity.ts'

export interface CustomerRef {
  id?: string | null | undefined
  identity?: IdentityRef | null | undefined
}

/** Whether the caller may see the customer behind this identity: a key always, an embed token only those it names. */
export function maySee(viewer: Viewer, identity: IdentityRef): boolean {
  const subject = subjectOf(identity)
  if (subject === null) return false
  return viewer.kind === 'key' || viewer.grant.customers.includes('*') || viewer.grant.customers.includes(subject)
}

/** The person whom an id or an identity belongs to, whichever of their profiles it is of; null when there is none or the caller may not see them. */
export async function findCustomer(
  db: Database,
  workspaceId: string,
  viewer: Viewer,
  who: CustomerRef,
  query: Prisma.CustomerDefaultArgs = {},
) {
  const head = await headFor(db, workspaceId, viewer, who)
  // The graph insists that what it prepared is asked, so whoever may not see a customer asks for nobody.
  return db.prisma.customer.findFirst({ ...query, where: { workspaceId, id: { in: head === null ? [] : [head] } } })
}

/**
 * The customer that stands for whom an id or an identity belongs to; null when there is none or the caller may not see them.
 * @throws InputRefused when it says neither
 */
export async function headFor(db: Database, workspaceId: string, viewer: Viewer, { id, identity }: CustomerRef) {
  if (id) return viewer.kind === 'key' ? headOf(db, workspaceId, { id }) : null
  if (!identity)
    throw new InputRefused('Say which customer: give identity, for example {namespace: "user_id", value: "42"}.')
  const wanted = normaliseIdentity(identity)
  return maySee(viewer, wanted) ? headOf(db, workspaceId, wanted) : null
}

export interface CustomerFilter {
  search?: string | null | undefined
  known?: boolean | null | undefined
  segmentId?: string | undefined
}

/** People, each once: a profile that was merged into another is found under that one. */
export function listCustomers(
  db: Database,
  workspaceId: string,
  { search, known, segmentId }: CustomerFilter,
  query: Prisma.CustomerFindManyArgs,
) {
  // What people search for stands for itself; the database would read these three as wildcards.
  const words = search?.trim().replace(/[\\%_]/g, '\\$&')
  return db.prisma.customer.findMany({
    ...query,
    where: {
      workspaceId,
      mergedInto: null,
      ...(typeof known === 'boolean' ? { known } : {}),
      ...(segmentId === undefined ? {} : { stays: { some: { workspaceId, segmentId, leftAt: null } } }),
      ...(words
        ? { OR: [...named(workspaceId, words), { absorbed: { some: { OR: named(workspaceId, words) } } }] }
        : {}),
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
}

const named = (workspaceId: string, words: string): Prisma.CustomerWhereInput[] => [
  { displayName: { contains: words, mode: 'insensitive' } },
  { identities: { some: { workspaceId, value: { startsWith: words, mode: 'insensitive' } } } },
]
