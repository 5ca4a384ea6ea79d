import type { Database } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { tend } from '@rapport/prisma/tend.ts'
import { endDemo } from '../demo/end-demo.sql.ts'
import { creativeCache, wordsForNew } from './find-creatives.ts'
import { type Delivery, storeEvents } from './store-events.ts'

/**
 * Bytes, as they came; in memory events take up a multiple of that. More would not make anything faster, and who waits longer than clients
 * are patient (ten seconds) comes again before being stored.
 */
export const mostAtATime = 8 * 1024 * 1024

/** There is no room for more right now. */
export class QueueFull extends Error {
  readonly retryAfterSeconds = 1
}

export interface CollectorOptions {
  /** Most bytes that may wait to be stored, counted as they came; more is refused with `QueueFull`. */
  mostWaiting?: number
  /** Most events in one transaction. */
  mostAtOnce?: number
}

interface Waiting extends Delivery {
  bytes: number
  stored: () => void
  failed: (error: unknown) => void
}

/**
 * Takes events in and answers when they are committed. What waits for one workspace is stored in one transaction, so that the price of a
 * commit is shared: the more there is to do, the larger the groups.
 */
export class Collector {
  readonly #db: Database
  readonly #mostWaiting: number
  readonly #mostAtOnce: number
  readonly #creatives = creativeCache()
  /** Workspaces that have had an event. */
  readonly #inUse = new Set<string>()
  readonly #queues = new Map<string, Waiting[]>()
  readonly #running = new Map<string, Promise<void>>()
  #waiting = 0
  #stored = 0
  #tendAt = 1000

  constructor(db: Database, { mostWaiting = mostAtATime, mostAtOnce = 1000 }: CollectorOptions = {}) {
    this.#db = db
    this.#mostWaiting = mostWaiting
    this.#mostAtOnce = mostAtOnce
  }

  /**
   * Resolves when everything is committed.
   * @param bytes how large the request was
   * @throws QueueFull when too much is waiting already; nothing of it was taken
   */
  add(workspaceId: string, delivery: Delivery, bytes: number): Promise<void> {
    if (this.#waiting > 0 && this.#waiting + bytes > this.#mostWaiting)
      return Promise.reject(new QueueFull('Too many events are waiting to be stored.'))
    this.#waiting += bytes
    return new Promise((stored, failed) => {
      const queue = this.#queues.get(workspaceId) ?? []
      this.#queues.set(workspaceId, queue)
      queue.push({ ...delivery, bytes, stored, failed })
      if (!this.#running.has(workspaceId)) this.#running.set(workspaceId, this.#drain(workspaceId, queue))
    })
  }

  /** Waits until everything that was taken is stored. */
  async close(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  async #drain(workspaceId: string, queue: Waiting[]): Promise<void> {
    // What comes in the same turn of the event loop goes together.
    await Promise.resolve()
    while (queue.length > 0) {
      const group = this.#take(queue)
      // A group shares its fate, but nobody fails for what somebody else sent.
      if (!(await this.#store(workspaceId, group, group.length === 1)))
        for (const one of group) await this.#store(workspaceId, [one], true)
      for (const { bytes } of group) this.#waiting -= bytes
      await this.#tend(group)
    }
    this.#running.delete(workspaceId)
    this.#queues.delete(workspaceId)
  }

  /** Often at first, when everything is new to the database. */
  async #tend(group: readonly Waiting[]): Promise<void> {
    for (const { events } of group) this.#stored += events.length
    if (this.#stored < this.#tendAt) return
    this.#tendAt = Math.min(this.#stored * 10, this.#stored + 100_000)
    // Nobody's events depend on it.
    await tend(this.#db).catch(() => {})
  }

  #take(queue: Waiting[]): Waiting[] {
    let events = 0
    let count = 0
    do events += queue[count++]!.events.length
    while (count < queue.length && events + queue[count]!.events.length <= this.#mostAtOnce)
    return queue.splice(0, count)
  }

  /** @returns false when it failed and was not told so, because `last` is false */
  async #store(workspaceId: string, group: readonly Waiting[], last: boolean): Promise<boolean> {
    const delivery = {
      events: group.flatMap(({ events }) => events),
      rejected: group.flatMap(({ rejected }) => rejected),
    }
    try {
      const interactions = delivery.events.flatMap(({ interaction }) => interaction ?? [])
      const formatOf = await wordsForNew(this.#db, workspaceId, interactions, this.#creatives)
      // A workspace never becomes a demo again, so that once is enough.
      const first = delivery.events.length > 0 && !this.#inUse.has(workspaceId)
      const found = await this.#db.transaction(async (sql) => {
        const creatives = await storeEvents(sql, workspaceId, delivery, this.#creatives, formatOf)
        if (first) await endDemo(sql, workspaceId)
        return creatives
      })
      if (first) this.#inUse.add(workspaceId)
      for (const [name, id] of found) this.#creatives.set(name, id)
      for (const { stored } of group) stored()
      return true
    } catch (error) {
      // One by one they would not reach the database either, and each might wait for it as long.
      const final = last || isUnreachable(error)
      if (final) for (const { failed } of group) failed(error)
      return final
    }
  }
}
