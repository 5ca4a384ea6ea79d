import type { Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { lookAgainAt } from '../counters/look-again.sql.ts'
import { InputRefused } from '../input-refused.ts'

/** Somebody has fewer points than are to be taken. Nothing was taken. */
export class NotEnoughPoints extends Error {
  readonly points: number

  constructor(points: number, wanted: number) {
    super(`The customer has ${points} points, and ${wanted} were asked for.`)
    this.points = points
  }
}

interface Taking {
  points: number
  note: string | null
  requestId: string | null
}

/** What the person has, profile by profile: that which stands for them first. */
const balances = {
  name: 'point_balances',
  text: `SELECT p.customer_id::text AS id, (p.earned - p.spent)::float8 AS points FROM customer_points p
WHERE p.workspace_id = $1::uuid AND p.earned > p.spent AND p.customer_id IN (
  SELECT $2::uuid UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = $2::uuid
) ORDER BY p.customer_id <> $2::uuid, p.earned - p.spent DESC, p.customer_id`,
}

/**
 * Takes points of a person, from each profile no more than it has: so profiles that are parted again have what is left to each. Call it
 * inside a transaction with the counters locked, where nobody else gives or takes.
 * @param head the customer that stands for the person
 * @throws NotEnoughPoints
 */
export async function takePoints(
  sql: Sql,
  workspaceId: string,
  head: string,
  { points, note, requestId }: Taking,
): Promise<void> {
  const found = await sql.query<{ id: string; points: number }>(balances, [workspaceId, head])
  const whole = found.reduce((sum, one) => sum + one.points, 0)
  if (whole < points) throw new NotEnoughPoints(whole, points)
  let left = points
  for (const { id, points: there } of found) {
    const taken = Math.min(left, there)
    if (taken === 0) break
    left -= taken
    await sql.execute(
      `WITH taken AS (
         INSERT INTO point_entry (workspace_id, id, customer_id, at, points, note, request_id)
         VALUES ($1::uuid, $2::uuid, $3::uuid, now(), -$4::int, $5, $6)
       )
       UPDATE customer_points SET spent = spent + $4::int WHERE workspace_id = $1::uuid AND customer_id = $3::uuid`,
      [workspaceId, uuidv7(), id, taken, note, requestId],
    )
  }
  await lookAgainAt(sql, workspaceId, [head])
}

const longestText = 200

/** @throws InputRefused for a text that no note can be */
export function checkText(what: string, text: string): void {
  if (!text.trim() || text.length > longestText) throw new InputRefused(`${what} has 1 to ${longestText} characters.`)
}
