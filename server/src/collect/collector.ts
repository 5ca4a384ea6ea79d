import type { Database } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { tend } from '@rapport/prisma/tend.ts'
import { endDemo } from '../demo/end-demo.sql.ts'
import { type KnownPeople, PeopleLookup } from '../identities/look-up-people.ts'
import { isSpoken } from '../sentiment/text-reader.ts'
import { type Readings, TextReaders } from '../sentiment/text-readers.ts'
import type { CollectedEvent, CollectedInteraction } from './collected-event.ts'
import { creativeCache, type NamedCreatives, nameCreatives, rememberCreatives } from './find-creatives.ts'
import { type PlainEvents, readingPlain, storePlain } from './plain-events.ts'
import { Stage } from './stage.ts'
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

/** What was taken is not stored yet, and whoever sent it should not wait longer. It may be stored later: it can come again and is stored once. */
export class StoredTooLate extends Error {
  readonly retryAfterSeconds = 2
}

export interface CollectorOptions {
  /** Most bytes that may wait to be stored, counted as they came; more is refused with `QueueFull`. */
  mostWaiting?: number
  /** Most events in one transaction. */
  mostAtOnce?: number
  /** Milliseconds that somebody waits for an answer. Clients give up after ten seconds, without knowing why. */
  patience?: number
}

interface Waiting extends Delivery {
  stored: () => void
  failed: (error: unknown) => void
}

/** Deliveries that are ready to be stored together with others. */
interface Ready {
  group: Waiting[]
  people: KnownPeople
  creatives: NamedCreatives
  readings: Readings<CollectedInteraction>
}

/** As large as a group has to be to be worth a transaction of its own though the one before is not done yet. */
const worthwhile = 250

/** What comes for one workspace: the next group is prepared while the one before it is stored. */
interface Lane {
  preparing: Stage<Waiting>
  /** What is plain waits in the database for its turn, so that this comes at once. */
  appending: Stage<Ready & PlainEvents>
  storing: Stage<Ready>
  /** Whether it has had an event. A workspace never becomes a demo again, so that asking once is enough. */
  inUse: boolean
}

/**
 * Takes events in and answers when they are committed. What waits for one workspace is stored in one transaction, so that the price of a
 * commit is shared: the more there is to do, the larger the groups.
 */
export class Collector {
  readonly #db: Database
  readonly #mostWaiting: number
  readonly #mostAtOnce: number
  readonly #patience: number
  readonly #creatives = creativeCache()
  readonly #people: PeopleLookup
  readonly #readers: TextReaders
  readonly #lanes = new Map<string, Lane>()
  #waiting = 0
  #stored = 0
  #tendAt = 1000
  #tending: Promise<void> | null = null

  constructor(db: Database, { mostWaiting = mostAtATime, mostAtOnce = 1000, patience = 9000 }: CollectorOptions = {}) {
    this.#db = db
    this.#people = new PeopleLookup(db)
    this.#readers = new TextReaders(db)
    this.#mostWaiting = mostWaiting
    this.#mostAtOnce = mostAtOnce
    this.#patience = patience
  }

  /**
   * Resolves when everything is committed.
   * @param bytes how large the request was
   * @throws QueueFull when too much is waiting already; nothing of it was taken
   * @throws StoredTooLate
   */
  async add(workspaceId: string, delivery: Delivery, bytes: number): Promise<void> {
    if (this.#waiting > 0 && this.#waiting + bytes > this.#mostWaiting)
      throw new QueueFull('Too many events are waiting to be stored.')
    this.#waiting += bytes
    const done = new Promise<void>((stored, failed) => {
      this.#lane(workspaceId).preparing.add({ ...delivery, stored, failed })
    }).finally(() => {
      this.#waiting -= bytes
    })
    await inTime(done, this.#patience)
  }

  /** Waits until everything that was taken is stored. */
  async close(): Promise<void> {
    const lanes = [...this.#lanes.values()]
    await Promise.all(lanes.map(({ preparing }) => preparing.idle()))
    await Promise.all(lanes.flatMap(({ appending, storing }) => [appending.idle(), storing.idle()]))
    await this.#tending
  }

  #lane(workspaceId: string): Lane {
    const there = this.#lanes.get(workspaceId)
    if (there) return there
    const lane: Lane = {
      preparing: new Stage(
        (group) => togetherOrEach(group, (part) => this.#prepare(workspaceId, lane, part)),
        ({ events }) => events.length,
        { most: this.#mostAtOnce },
      ),
      appending: new Stage(
        (plain) => this.#append(workspaceId, lane, plain),
        ({ rows }) => rows.length,
        {
          most: this.#mostAtOnce,
          ahead: worthwhile,
        },
      ),
      storing: new Stage(
        (ready) => this.#store(workspaceId, lane, ready),
        ({ group }) => group.reduce((sum, { events }) => sum + events.length, 0),
        { most: this.#mostAtOnce },
      ),
      inUse: false,
    }
    this.#lanes.set(workspaceId, lane)
    return lane
  }

  async #prepare(workspaceId: string, lane: Lane, group: Waiting[]): Promise<void> {
    const { events } = together(group)
    const interactions = events.flatMap(({ interaction }) => interaction ?? [])
    const creatives = await nameCreatives(this.#db, workspaceId, interactions, this.#creatives)
    const readings = await this.#readers.read(workspaceId, events.flatMap(spokenOf))
    const people = await this.#people.lookUp(workspaceId, events)
    const { version, segmented } = people
    const plainOf = lane.inUse && version !== undefined ? readingPlain(people, creatives, readings) : () => null
    const read = group.map((one) => ({ one, told: plainOf(one) }))
    const plain = read.filter(({ told }) => told)
    const others = read.filter(({ told }) => !told).map(({ one }) => one)
    if (plain.length > 0 && version !== undefined) {
      const rows = plain.flatMap(({ told }) => told?.rows ?? [])
      const choices = plain.flatMap(({ told }) => told?.choices ?? [])
      const ready = { group: plain.map(({ one }) => one), people, creatives, readings }
      lane.appending.add({ ...ready, rows, choices, version, segmented })
    }
    if (others.length > 0) lane.storing.add({ group: others, people, creatives, readings })
  }

  async #append(workspaceId: string, lane: Lane, plain: readonly (Ready & PlainEvents)[]): Promise<void> {
    const group = plain.flatMap((one) => one.group)
    try {
      if (await storePlain(this.#db, workspaceId, plain)) this.#done(group)
      else await this.#store(workspaceId, lane, plain)
    } catch (error) {
      this.#people.forget()
      if (isUnreachable(error)) for (const { failed } of group) failed(error)
      else
        await this.#store(
          workspaceId,
          lane,
          plain.map((one) => ({ ...one, people: { ...one.people, identities: new Map() } })),
        )
    }
  }

  async #store(workspaceId: string, lane: Lane, ready: readonly Ready[]): Promise<void> {
    const people = ready.map((one) => one.people)
    const creatives = ready.map((one) => one.creatives)
    const readings = ready.map((one) => one.readings)
    await togetherOrEach(
      ready.flatMap(({ group }) => group),
      async (part) => {
        const delivery = together(part)
        const first = !lane.inUse && delivery.events.length > 0
        const found = await this.#db.transaction(async (sql) => {
          const fresh = await storeEvents(sql, workspaceId, { ...delivery, people, creatives, readings })
          if (first) await endDemo(sql, workspaceId)
          return fresh
        })
        lane.inUse ||= first
        rememberCreatives(this.#creatives, found)
        this.#done(part)
      },
    )
    // They may have made people one.
    this.#people.expectChange(workspaceId)
  }

  #done(group: readonly Waiting[]): void {
    for (const { stored } of group) stored()
    this.#tend(group.reduce((sum, { events }) => sum + events.length, 0))
  }

  /** Often at first, when everything is new to the database. Nobody's events depend on it. */
  #tend(stored: number): void {
    this.#stored += stored
    if (this.#stored < this.#tendAt || this.#tending) return
    this.#tendAt = Math.min(this.#stored * 10, this.#stored + 100_000)
    this.#tending = tend(this.#db)
      .catch(() => {})
      .finally(() => {
        this.#tending = null
      })
  }
}

async function inTime(work: Promise<void>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new StoredTooLate('Events wait too long to be stored.')), milliseconds)
  try {
    await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const spokenOf = ({ interaction, robot }: CollectedEvent): CollectedInteraction[] =>
  interaction && isSpoken({ ...interaction, robot }) ? [interaction] : []

const together = (group: readonly Waiting[]): Delivery => ({
  events: group.flatMap(({ events }) => events),
  rejected: group.flatMap(({ rejected }) => rejected),
})

/** A group shares its fate, but nobody fails for what somebody else sent. */
async function togetherOrEach(group: Waiting[], work: (part: Waiting[]) => Promise<void>): Promise<void> {
  try {
    await work(group)
  } catch (error) {
    // One by one they would not reach the database either, and each might wait for it as long.
    if (group.length > 1 && !isUnreachable(error)) for (const one of group) await togetherOrEach([one], work)
    else for (const { failed } of group) failed(error)
  }
}
