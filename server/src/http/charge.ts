import type { FastifyRequest } from 'fastify'
import { networkOf } from '../collect/robots/network-of.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { addressOf } from './address-of.ts'
import type { Allowances } from './allowances.ts'
import { costOf } from './cost-of.ts'

/** Visitors that are reckoned for a publishable key where they cannot be told apart, behind a proxy. */
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
  const { kind, id } = viewer.by
  if (kind === 'embed token') return allowances.spend(id, cost)
  const network = networkOf(addressOf(request) ?? '')
  if (network) allowances.spend(`${id} ${network}`, cost)
  else allowances.spend(id, cost, visitors)
}
