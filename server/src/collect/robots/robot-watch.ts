import { hash, randomBytes } from 'node:crypto'
import type { InteractionKind, RobotSign } from '@rapport/prisma/generated/client/enums.ts'
import { isbot } from 'isbot'
import { LRUCache } from 'lru-cache'
import type { CollectedEvent } from '../collected-event.ts'
import { networkOf } from '../../network-of.ts'

/** How a message came. */
export interface Circumstances {
  workspaceId: string
  /** `User-Agent` of the request. */
  userAgent: string | null
  /** Whether the write key came in a header, as pages cannot send it when they close. */
  keyInHeader: boolean
  /** IP address of whoever sent the request; null when it is not known to be the visitor's, as behind a proxy. */
  address: string | null
  /** Milliseconds. */
  now: number
}

/**
 * What nobody can do with their hands, by the times that the events themselves bear: measured in whole seconds and minutes, so that it
 * does not matter in which order, or how much later, they arrive.
 */
export const mostActs = { second: 20, minute: 300 }

/** A page can show a wall of things at once. */
const shownToActs = 10

/** New anonymous visitors from one network within a minute: more than an office or a lecture hall that opens a page together. */
export const mostNewVisitors = 200

/** Milliseconds for which whoever was caught stays caught; without it most of what a robot does would pass between two limits. */
const caughtFor = 60 * 60 * 1000

/** Entries of each memory; together they stay below some 50 MB. */
const remembered = 50_000

/**
 * Tells robots from people. It knows what this process saw lately and no more: it never asks the database, and what it forgets can at
 * worst let a robot pass. A sign that was given is not taken back, nor are those before it flagged afterwards.
 *
 * Backends and SDKs speak for many visitors at any rate and from one address, so only the browser that they pass on in
 * `context.userAgent` is judged. They are told by a `User-Agent` that is not a browser's, together with a write key in a header, a user id or
 * the name of a library.
 */
export class RobotWatch {
  /** Addresses are kept only so, and nobody can find out which they were once the process ends. */
  readonly #salt = randomBytes(32).toString('hex')
  readonly #verdicts = new LRUCache<string, { sign: RobotSign | null }>({ max: remembered })
  readonly #acts = new LRUCache<string, number>({ max: remembered })
  readonly #visitors = new LRUCache<string, true>({ max: remembered })
  readonly #arrivals = new LRUCache<string, number>({ max: remembered })
  readonly #caught = new LRUCache<string, { sign: RobotSign; until: number }>({ max: remembered })

  /** What gives the sender of this event away, or null. The same message again, as after a lost answer, gets the same verdict. */
  sign(event: CollectedEvent, circumstances: Circumstances): RobotSign | null {
    const message = `${circumstances.workspaceId} ${event.messageId}`
    const before = this.#verdicts.get(message)
    if (before) return before.sign
    const sign = event.interaction ? this.#judge(event, event.interaction.kind, circumstances) : null
    this.#verdicts.set(message, { sign })
    return sign
  }

  #judge(event: CollectedEvent, kind: InteractionKind, circumstances: Circumstances): RobotSign | null {
    const { workspaceId, userAgent, address, now } = circumstances
    const direct = sentByVisitor(event, circumstances)
    const browser = passedOn(event) ?? (direct ? userAgent : null)
    if (isbot(browser)) return 'USER_AGENT'
    if (!direct) return null

    const visitor = `${workspaceId} ${visitorOf(event)}`
    const caught = this.#caught.get(visitor)
    if (caught && caught.until > now) return caught.sign
    const sign = this.#isNewInCrowd(event, visitor, address, now)
      ? 'BURST'
      : this.#isTooFast(kind, visitor, Date.parse(event.at))
        ? 'RATE'
        : null
    if (sign) this.#caught.set(visitor, { sign, until: now + caughtFor })
    return sign
  }

  #isTooFast(kind: InteractionKind, visitor: string, at: number): boolean {
    const [what, times] = kind === 'IMPRESSION' ? ['shown', shownToActs] : ['did', 1]
    const inSecond = count(this.#acts, `${visitor} ${what} s${Math.floor(at / 1000)}`)
    const inMinute = count(this.#acts, `${visitor} ${what} m${Math.floor(at / 60_000)}`)
    return inSecond > mostActs.second * times || inMinute > mostActs.minute * times
  }

  #isNewInCrowd(event: CollectedEvent, visitor: string, address: string | null, now: number): boolean {
    const isNew = !this.#visitors.get(visitor)
    this.#visitors.set(visitor, true)
    if (!isNew || event.identities.some(({ namespace }) => namespace !== 'anonymous_id')) return false
    const network = address && networkOf(address)
    if (!network) return false
    const hidden = hash('sha256', this.#salt + network, 'base64')
    return count(this.#arrivals, `${hidden} ${Math.floor(now / 60_000)}`) > mostNewVisitors
  }
}

function count(counts: LRUCache<string, number>, key: string): number {
  const total = (counts.get(key) ?? 0) + 1
  counts.set(key, total)
  return total
}

/** The anonymous id is the browser's own; a user id may be signed in at several. */
function visitorOf({ identities }: CollectedEvent): string {
  const own = identities.find(({ namespace }) => namespace === 'anonymous_id') ?? identities[0]
  return `${own?.namespace}:${own?.value}`
}

/** Every browser calls itself Mozilla, and so does every robot that drives one. */
function sentByVisitor(event: CollectedEvent, { userAgent, keyInHeader }: Circumstances): boolean {
  if (userAgent?.startsWith('Mozilla/')) return true
  if (keyInHeader) return false
  const hasUserId = event.identities.some(({ namespace }) => namespace === 'user_id')
  return !hasUserId && event.interaction?.context?.['library'] === undefined
}

function passedOn({ interaction }: CollectedEvent): string | null {
  const userAgent = interaction?.context?.['userAgent']
  return typeof userAgent === 'string' ? userAgent : null
}
