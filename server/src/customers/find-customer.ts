import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { InputRefused } from '../input-refused.ts'
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

/** The graph insists that what it prepared is asked, so whoever may not see a customer asks for nobody. */
const nobody = { AND: { id: { in: [] } } }

export async function findCustomer(
  db: Database,
  workspaceId: string,
  viewer: Viewer,
  { id, identity }: CustomerRef,
  query: Prisma.CustomerDefaultArgs = {},
) {
  if (id)
    return db.prisma.customer.findFirst({
      ...query,
      where: { workspaceId, id, ...(viewer.kind === 'embed' ? nobody : {}) },
    })
  if (!identity)
    throw new InputRefused('Say which customer: give identity, for example {namespace: "user_id", value: "42"}.')
  const wanted = normaliseIdentity(identity)
  return db.prisma.customer.findFirst({
    ...query,
    where: { workspaceId, identities: { some: { workspaceId, ...wanted } }, ...(maySee(viewer, wanted) ? {} : nobody) },
  })
}

export interface CustomerFilter {
  search?: string | null | undefined
  known?: boolean | null | undefined
}

export function listCustomers(
  db: Database,
  workspaceId: string,
  { search, known }: CustomerFilter,
  query: Prisma.CustomerFindManyArgs,
) {
  // What people search for stands for itself; the database would read these three as wildcards.
  const words = search?.trim().replace(/[\\%_]/g, '\\$&')
  return db.prisma.customer.findMany({
    ...query,
    where: {
      workspaceId,
      ...(typeof known === 'boolean' ? { known } : {}),
      ...(words
        ? {
            OR: [
              { displayName: { contains: words, mode: 'insensitive' } },
              { identities: { some: { workspaceId, value: { startsWith: words, mode: 'insensitive' } } } },
            ],
          }
        : {}),
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
}
