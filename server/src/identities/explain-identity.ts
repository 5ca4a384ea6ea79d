import type { Database } from '@rapport/prisma/database.ts'
import { InputRefused } from '../input-refused.ts'
import { clustersOf } from './clusters.sql.ts'

/** Why a customer is who it is: its profiles with what each goes by, and what ties or separates them. */
export async function explainIdentity(db: Database, workspaceId: string, customerId: string) {
  const members = await clustersOf(db, workspaceId, [customerId])
  if (members.length === 0) throw new InputRefused('There is no such customer in this workspace.')
  const ids = members.map(({ id }) => id)
  const among = { OR: [{ customerId: { in: ids } }, { otherId: { in: ids } }] }
  const [profiles, merges, conflicts] = await Promise.all([
    db.prisma.customer.findMany({
      where: { workspaceId, id: { in: ids } },
      include: { identities: { orderBy: [{ addedAt: 'asc' }, { namespace: 'asc' }, { value: 'asc' }] } },
      orderBy: { id: 'asc' },
    }),
    db.prisma.customerMerge.findMany({ where: { workspaceId, ...among }, orderBy: { id: 'asc' } }),
    db.prisma.identityConflict.findMany({ where: { workspaceId, resolvedAt: null, ...among }, orderBy: { id: 'asc' } }),
  ])
  return { profiles, merges, conflicts }
}
