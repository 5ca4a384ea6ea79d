import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { dueChannel } from '../../counters/look-again.sql.ts'
import { anySegments, busyWorkspaces, isHeld } from './due.sql.ts'
import { buildOn, lookAtDue } from './keep-membership.ts'

/** Milliseconds between two rounds: what comes meanwhile is done together. */
const pace = 200
/** Milliseconds after which is looked whether time has made somebody due, or something was left undone. */
const longestRest = 1000

/** How many times as long as this has worked others have the database to themselves: the embedded one does one thing at a time. */
const others: Record<Database['kind'], number> = { server: 1, embedded: 3 }

/**
 * Keeps who is in which segment, as long as the process runs: woken by whoever stores something, and by time. Processes share the
 * workspaces; one at a time works on each. What one leaves undone another one does.
 */
export class MembershipKeeper {
  readonly #db: Database
  readonly #onError: (error: unknown, what: string) => void
  readonly #closed = new AbortController()
  #woken = Promise.withResolvers<void>()
  /** How often somebody has stored something that people must be looked at for. */
  #wakes = 0
  /** What `#wakes` was when it last gave way, or began. */
  #gaveWayAt = 0
  /** Workspaces that could not be worked on, and until when the others go before them, on the clock of `performance`. */
  readonly #putOff = new Map<string, number>()
  #running: Promise<void> | undefined
  #hearing: Promise<() => Promise<void>> | undefined

  constructor(db: Database, onError: (error: unknown, what: string) => void) {
    this.#db = db
    this.#onError = onError
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#wake()
    await this.#running
    const stop = await this.#hearing?.catch(() => undefined)
    await stop?.()
  }

  #wake(): void {
    this.#wakes++
    this.#woken.resolve()
  }

  async #run(): Promise<void> {
    const { signal } = this.#closed
    while (!signal.aborted) {
      this.#woken = Promise.withResolvers()
      try {
        await this.#hear()
        await this.#work()
        // Where nobody has made a segment nothing is ever due.
        if (!(await anySegments(this.#db))) await this.#woken.promise
      } catch (error) {
        // Who needs the database says so louder.
        if (!isUnreachable(error)) this.#onError(error, 'Segments could not be kept up')
      }
      const rest = new AbortController()
      await Promise.race([this.#woken.promise, pause(longestRest, undefined, { ref: false, signal: rest.signal })])
      rest.abort()
      if (!signal.aborted) await pause(pace, undefined, { ref: false })
    }
  }

  async #hear(): Promise<void> {
    this.#hearing ??= this.#db.listen(
      dueChannel,
      () => this.#wake(),
      () => this.#wake(),
    )
    try {
      await this.#hearing
    } catch (error) {
      this.#hearing = undefined
      throw error
    }
  }

  /** Until nothing is left to do; whoever is due goes before what is being built. */
  async #work(): Promise<void> {
    this.#gaveWayAt = this.#wakes
    for (let more = true; more && !this.#closed.signal.aborted;) {
      more = false
      for (const workspaceId of await busyWorkspaces(this.#db)) if (await this.#workOn(workspaceId)) more = true
    }
  }

  /** What is wrong with one workspace, or somebody who counts it anew, keeps no other one waiting. */
  async #workOn(workspaceId: string): Promise<boolean> {
    if (performance.now() < (this.#putOff.get(workspaceId) ?? 0)) return false
    this.#putOff.delete(workspaceId)
    const onBroken = (segmentId: string, error: unknown) =>
      this.#onError(error, `The rule of the segment ${segmentId} cannot be asked`)
    try {
      let more = false
      for (const work of [lookAtDue, buildOn])
        if (await this.#givingWay(() => work(this.#db, workspaceId, onBroken))) more = true
      return more
    } catch (error) {
      if (isUnreachable(error)) throw error
      this.#putOff.set(workspaceId, performance.now() + longestRest)
      if (!isHeld(error)) this.#onError(error, `Segments of the workspace ${workspaceId} could not be kept up`)
      return false
    }
  }

  /**
   * Where others have stored things since it last gave way, time is theirs: otherwise they would wait for this most of it. In the embedded
   * database they cannot while this works, so what they store in between tells that they want to.
   */
  async #givingWay(work: () => Promise<boolean>): Promise<boolean> {
    const started = performance.now()
    const more = await work()
    if (this.#wakes > this.#gaveWayAt) {
      this.#gaveWayAt = this.#wakes
      await pause(others[this.#db.kind] * (performance.now() - started), undefined, { ref: false })
    }
    return more
  }
}
