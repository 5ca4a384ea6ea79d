import type { Database } from '@rapport/prisma/database.ts'
import type { Goal } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { collect } from './collected.ts'
import type { Space } from './space.ts'

/** A decision of a policy that is known, and what came of it. */
export interface KnownDecision {
  /** `namespace:value`. */
  to: string
  at: string
  /** Propensities by format. */
  chances: Readonly<Record<string, number>>
  chosen: string
  /** Whether the customer clicked an hour later. */
  clicked: boolean
  segment?: string
}

/** Writes a log whose policy and outcomes are known, as `decideFormat` and the collect API would. */
export async function logDecisions(
  db: Database,
  space: Pick<Space, 'id'>,
  decisions: readonly KnownDecision[],
  goal: Goal = 'CLICK',
): Promise<void> {
  const shown = (kind: 'IMPRESSION' | 'CLICK', { to, at, chosen }: KnownDecision) => ({
    of: [to],
    at: new Date(Date.parse(at) + 3_600_000).toISOString(),
    does: { kind, platform: 'META' as const, creative: `of ${chosen}`, format: chosen },
  })
  const events = decisions.flatMap((one) => [shown('IMPRESSION', one), ...(one.clicked ? [shown('CLICK', one)] : [])])
  for (let i = 0; i < events.length; i += 2000) await collect(db, space, ...events.slice(i, i + 2000))
  const people = await db.query<{ name: string; id: string }>(
    `SELECT namespace || ':' || value AS name, customer_id::text AS id FROM identity WHERE workspace_id = $1::uuid`,
    [space.id],
  )
  const ids = new Map(people.map(({ name, id }) => [name, id]))
  await db.prisma.decision.createMany({
    data: decisions.map(({ to, at, chances, chosen, segment }) => ({
      workspaceId: space.id,
      id: uuidv7(),
      at: new Date(at),
      customerId: ids.get(to)!,
      goal,
      formatId: chosen,
      propensity: chances[chosen]!,
      seed: 'known',
      model: 'known',
      receipt: {
        arms: Object.entries(chances).map(([formatId, propensity]) => ({ formatId, propensity })),
        segment: segment === undefined ? null : { id: segment, name: segment },
        currency: null,
      },
    })),
  })
}
