import type { Database } from '@rapport/prisma/database.ts'

/** Milliseconds for which a count will do: it takes longer the more people there are, and moves little. */
const fresh = 60_000
/** Workspaces whose counts are kept; the oldest go first. */
const mostKept = 1000

interface Counted {
  at: number
  people: Promise<number>
}

const counts = new WeakMap<Database, Map<string, Counted>>()

/** How many people a workspace has, each once, as counted within the last minute. */
export async function peopleOf(db: Database, workspaceId: string): Promise<number> {
  const known = counts.get(db) ?? new Map<string, Counted>()
  counts.set(db, known)
  const last = known.get(workspaceId)
  if (last && performance.now() - last.at < fresh) return last.people
  const people = countPeople(db, workspaceId)
  known.delete(workspaceId)
  known.set(workspaceId, { at: performance.now(), people })
  const [oldest] = known.keys()
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
  // What failed is asked again.
  people.catch(() => known.delete(workspaceId))
  return people
}

async function countPeople(db: Database, workspaceId: string): Promise<number> {
  const [row] = await db.query<{ people: number }>(
    'SELECT count(*)::int AS people FROM customer WHERE workspace_id = $1::uuid AND merged_into IS NULL',
    [workspaceId],
  )
  return row?.people ?? 0
}
