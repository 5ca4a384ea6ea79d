import type { FastifyRequest } from 'fastify'
import { networkOf } from '../network-of.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { addressOf } from './address-of.ts'
import type { Allowances } from './allowances.ts'
import { costOf } from './cost-of.ts'

/** Visitors that are reckoned where they cannot be told apart, behind a proxy. */
const visitors = 20

/**
 * Charges a page for what it asks, before it is answered: an embed token by itself, a publishable key or a share link, which serve everybody,
 * for each network that visitors come from. Secret keys are trusted.
 * @throws AllowanceSpent
 */
export function charge(
  allowances: Allowances,
  request: FastifyRequest,
  viewer: Viewer,
  asked: readonly unknown[],
): void {
  if (viewer.kind !== 'embed') return
  const cost = asked.reduce<number>((sum, one) => sum + costOf(one), 0)
  const { name, times } = holderOf(request, viewer)
  allowances.spend(name, cost, times)
}

/** Who has something to spend: an embed token, or of a publishable key or share link the visitors of one network. */
export interface Holder {
  name: string
  /** How many visitors it is reckoned to stand for. */
  times: number
}

export function holderOf(request: FastifyRequest, { by: { kind, id } }: Extract<Viewer, { kind: 'embed' }>): Holder {
  return kind === 'embed token' ? { name: id, times: 1 } : visitorsOf(request, id)
}

/** Whoever comes from the same network for the same thing. */
export function visitorsOf(request: FastifyRequest, thing: string): Holder {
  const network = networkOf(addressOf(request) ?? '')
  return network ? { name: `${thing} ${network}`, times: 1 } : { name: thing, times: visitors }
}
