import type { Database, Sql } from '@rapport/prisma/database.ts'
import { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { findFormats } from '../formats/find-format.ts'
import { InputRefused } from '../input-refused.ts'
import { isCurrency } from '../is-currency.ts'

export interface NewPointRule {
  kind: InteractionKind
  formatId?: string | null | undefined
  points: number
  /** Decimal text. */
  perUnit?: string | null | undefined
  currency?: string | null | undefined
  dailyCap?: number | null | undefined
}

/** Decimals of points per unit that are kept. */
const finest = 6
const [mostRules, mostPoints, mostPerUnit] = [50, 1_000_000, 100_000]

/**
 * Replaces the rules for everything that happens from now on; those that stay the same go on.
 * @throws InputRefused with what to mend
 */
export async function setPointRules(db: Database, workspaceId: string, rules: readonly NewPointRule[]): Promise<void> {
  if (rules.length > mostRules) throw new InputRefused(`At most ${mostRules} rules can be set.`)
  rules.forEach(check)
  const formats = rules.flatMap(({ formatId }) => formatId ?? [])
  if (formats.length > 0) await findFormats(db, workspaceId, formats)
  await db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    await replacePointRules(sql, workspaceId, rules, new Date())
  })
}

/** Lets rules take the place of others at a moment. Run it where nobody else can (`lockCounters`). */
export async function replacePointRules(
  sql: Sql,
  workspaceId: string,
  rules: readonly NewPointRule[],
  since: Date,
): Promise<void> {
  const lines = rules.map((rule) => ({
    id: uuidv7(),
    kind: rule.kind,
    format: rule.formatId ?? null,
    points: rule.points,
    unit: rule.perUnit ?? null,
    currency: rule.currency ?? null,
    cap: rule.dailyCap ?? null,
  }))
  await sql.execute(
    `WITH wanted AS (
       SELECT *, row_number() OVER (PARTITION BY kind, format, points, unit, currency, cap) AS nth
       FROM json_to_recordset($2::json) AS rule (id uuid, kind interaction_kind, format text, points int, unit numeric, currency text, cap int)
     ),
     held AS (
       SELECT *, row_number() OVER (PARTITION BY kind, format_id, points, per_unit, currency, daily_cap ORDER BY id) AS nth
       FROM point_rule WHERE workspace_id = $1::uuid AND until IS NULL
     ),
     same AS (
       SELECT wanted.id AS wanted, held.id AS held FROM wanted JOIN held
       ON (wanted.kind, wanted.points, wanted.nth) = (held.kind, held.points, held.nth)
         AND (wanted.format, wanted.unit, wanted.currency, wanted.cap) IS NOT DISTINCT FROM (held.format_id, held.per_unit, held.currency, held.daily_cap)
     ),
     ended AS (
       UPDATE point_rule SET until = $3::timestamptz
       WHERE workspace_id = $1::uuid AND until IS NULL AND id NOT IN (SELECT held FROM same)
     )
     INSERT INTO point_rule (workspace_id, id, kind, format_id, points, per_unit, currency, daily_cap, since)
     SELECT $1::uuid, id, kind, format, points, unit, currency, cap, $3::timestamptz FROM wanted WHERE id NOT IN (SELECT wanted FROM same)`,
    [workspaceId, JSON.stringify(lines), since.toISOString()],
  )
}

function check({ kind, points, perUnit, currency, dailyCap }: NewPointRule): void {
  if (kind === 'IMPRESSION' || kind === 'REPLY')
    throw new InputRefused(`Nobody earns points by what we do: ${kind} is ours.`)
  if (points < 0 || points > mostPoints) throw new InputRefused(`A rule gives 0 to ${mostPoints} points.`)
  if (points === 0 && !perUnit) throw new InputRefused('A rule gives "points", points "perUnit" of money, or both.')
  if (perUnit && !currency) throw new InputRefused('Say of which "currency" the unit is.')
  if (currency && !perUnit) throw new InputRefused('A currency means something only with points "perUnit".')
  if (perUnit && !(Number(perUnit) > 0 && Number(perUnit) <= mostPerUnit))
    throw new InputRefused(`Points per unit are above 0 and at most ${mostPerUnit}.`)
  if (perUnit && new Prisma.Decimal(perUnit).decimalPlaces() > finest)
    throw new InputRefused(`Points per unit have at most ${finest} decimals.`)
  if (currency && !isCurrency(currency)) throw new InputRefused(`"${currency}" is no ISO 4217 code such as EUR.`)
  if (typeof dailyCap === 'number' && dailyCap < 1) throw new InputRefused('A daily cap is 1 or more.')
}
