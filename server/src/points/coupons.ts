import { createHash, randomInt } from 'node:crypto'
import type { Database, Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { lockCounters } from '../counters/lock-counters.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { checkText, takePoints } from './take-points.ts'

export type CouponFault = 'UNKNOWN' | 'USED' | 'EXPIRED'

const faults: Record<CouponFault, string> = {
  UNKNOWN: 'There is no coupon with this code; look at it again.',
  USED: 'This coupon was redeemed before.',
  EXPIRED: 'This coupon has expired.',
}

/** A code that cannot be redeemed. */
export class CouponRefused extends Error {
  readonly reason: CouponFault

  constructor(reason: CouponFault) {
    super(faults[reason])
    this.reason = reason
  }
}

/** Crockford's base 32: no letters that look like digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Of 5 bits: 80 in all, so that nobody guesses one and a plain digest cannot be searched in any time that a coupon lasts. */
const codeLength = 16

/** As people read it out: case, spaces and hyphens mean nothing, O is 0, I and L are 1. */
const canonical = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

const digest = (code: string) => new Uint8Array(createHash('sha256').update(canonical(code)).digest())

function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

export interface NewCoupon {
  benefit: string
  /** What it costs the customer. */
  points: number
  expiresAt?: Date | null | undefined
  requestId?: string | null | undefined
}

/**
 * Makes a coupon, and takes the points that it costs. Its code is not kept: this is the only time that it is told. A request that is
 * repeated under its id gives the coupon another code, and takes nothing more.
 * @param head the customer that stands for the person
 * @throws NotEnoughPoints
 * @throws InputRefused with what to mend
 */
export async function issueCoupon(
  db: Database,
  workspaceId: string,
  head: string,
  { benefit, points, expiresAt = null, requestId = null }: NewCoupon,
): Promise<{ id: string; code: string }> {
  checkText('What a coupon is good for', benefit)
  if (points < 0) throw new InputRefused('A coupon costs 0 points or more.')
  if (expiresAt && expiresAt <= new Date()) throw new InputRefused('A coupon cannot have expired when it is made.')
  if (requestId !== null) checkText('A request id', requestId)
  const [id, code] = [uuidv7(), newCode()]
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    const before = requestId === null ? null : await issuedBefore(sql, workspaceId, requestId)
    if (before) {
      if (before.head !== head || before.benefit !== benefit.trim() || before.points !== points)
        throw new InputRefused(`The request id "${requestId}" was used for another coupon; name each once.`)
      // Whoever redeems it does not wait for the counters.
      const [renewed] = await sql.query(
        'UPDATE coupon SET hash = $3::bytea, hint = $4 WHERE workspace_id = $1::uuid AND id = $2::uuid AND redeemed_at IS NULL RETURNING id',
        [workspaceId, before.id, digest(code), code.slice(-4)],
      )
      if (!renewed) throw new InputRefused(`The coupon of the request "${requestId}" was redeemed.`)
      return { id: before.id, code }
    }
    if (points > 0)
      await takePoints(sql, workspaceId, head, { points, note: `coupon …${code.slice(-4)}`, requestId: null })
    await sql.execute(
      `INSERT INTO coupon (workspace_id, id, customer_id, hash, hint, benefit, points, expires_at, request_id)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::bytea, $5, $6, $7::int, $8::timestamptz, $9)`,
      [
        workspaceId,
        id,
        head,
        digest(code),
        code.slice(-4),
        benefit.trim(),
        points,
        expiresAt?.toISOString() ?? null,
        requestId,
      ],
    )
    return { id, code }
  })
}

interface Issued {
  id: string
  /** The customer that stands for whoever it was issued to. */
  head: string
  benefit: string
  points: number
}

/** The coupon that a request made; undefined when it has made none. */
async function issuedBefore(sql: Sql, workspaceId: string, requestId: string): Promise<Issued | undefined> {
  const [issued] = await sql.query<Issued>(
    `SELECT k.id::text AS id, coalesce(c.merged_into, c.id)::text AS head, k.benefit, k.points
     FROM coupon k JOIN customer c ON c.workspace_id = k.workspace_id AND c.id = k.customer_id
     WHERE k.workspace_id = $1::uuid AND k.request_id = $2`,
    [workspaceId, requestId],
  )
  return issued
}

/**
 * Redeems a coupon; of several who try at once, one does.
 * @param actor who redeems it
 * @returns its id
 * @throws CouponRefused
 */
export async function redeemCoupon(db: Database, workspaceId: string, code: string, actor: string): Promise<string> {
  const hash = digest(code)
  const [redeemed] = await db.query<{ id: string }>(
    `UPDATE coupon SET redeemed_at = now(), redeemed_by = $3 WHERE workspace_id = $1::uuid AND hash = $2::bytea
       AND redeemed_at IS NULL AND (expires_at IS NULL OR expires_at > now()) RETURNING id::text AS id`,
    [workspaceId, hash, actor],
  )
  if (redeemed) return redeemed.id
  const [there] = await db.query<{ used: boolean }>(
    'SELECT redeemed_at IS NOT NULL AS used FROM coupon WHERE workspace_id = $1::uuid AND hash = $2::bytea',
    [workspaceId, hash],
  )
  throw new CouponRefused(there ? (there.used ? 'USED' : 'EXPIRED') : 'UNKNOWN')
}
