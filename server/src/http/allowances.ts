import { LRUCache } from 'lru-cache'

/** Most that can be spent at once: a page of twenty elements loads at once, and again. */
export const allowance = 1200
/** What comes back in a second. */
export const allowancePerSecond = 40
/** Beyond these many, whoever asked least recently begins anew. */
const mostHolders = 10_000

/** Whoever asked has nothing left to spend. The message is for people. */
export class AllowanceSpent extends Error {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super(
      `More was asked for than this page's token or key allows; try again in ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`}.`,
    )
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** What each holder of a credential may spend: a bucket that fills steadily up to a brim. Each process keeps its own. */
export class Allowances {
  /** What was left, and when (milliseconds). A bucket that had time to fill up is like none. */
  readonly #buckets = new LRUCache<string, { left: number; at: number }>({
    max: mostHolders,
    ttl: (allowance / allowancePerSecond) * 1000,
  })

  /**
   * @param times how many allowances this holder has, where it stands for many visitors
   * @throws AllowanceSpent when less is left than it costs, or less than all of it where it costs more than that
   */
  spend(holder: string, cost: number, times = 1): void {
    const [most, perSecond] = [allowance * times, allowancePerSecond * times]
    const price = Math.min(cost, most)
    const now = performance.now()
    const before = this.#buckets.get(holder) ?? { left: most, at: now }
    const left = Math.min(most, before.left + ((now - before.at) / 1000) * perSecond)
    if (left < price) throw new AllowanceSpent(Math.ceil((price - left) / perSecond))
    this.#buckets.set(holder, { left: left - price, at: now })
  }
}
