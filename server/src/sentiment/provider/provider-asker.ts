import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { textsDueChannel } from '../../interactions/keep-readings.sql.ts'
import { putReadings } from '../put-readings.sql.ts'
import { askProvider } from './ask-provider.ts'
import { busyProviders, claimTexts, noteAnswer, noteFailure, providerOf, putOff, untilDue } from './providers.sql.ts'
import type { TrustedHosts } from './reach.ts'

/** Milliseconds until the database is asked again after it could not be. */
const longest = 5000

export interface AskerOptions {
  trusted: TrustedHosts
  onError: (error: unknown, what: string) => void
}

/**
 * Asks the models that workspaces named about new texts, after these are stored and read by ourselves, as long as the process runs. Where
 * nobody has named one it sleeps. What a process leaves undone another one does.
 */
export class ProviderAsker {
  readonly #db: Database
  readonly #options: AskerOptions
  readonly #closed = new AbortController()
  /** Each workspace that is being asked for, so that one whose model is slow keeps no other waiting. */
  readonly #asking = new Map<string, Promise<void>>()
  #woken = Promise.withResolvers<void>()
  #running: Promise<void> | undefined
  #hearing: Promise<() => Promise<void>> | undefined

  constructor(db: Database, options: AskerOptions) {
    this.#db = db
    this.#options = options
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#woken.resolve()
    await this.#running
    await Promise.all(this.#asking.values())
    const stop = await this.#hearing?.catch(() => undefined)
    await stop?.()
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      this.#woken = Promise.withResolvers()
      const rest = await this.#work().catch((error: unknown) => {
        this.#report(error)
        return longest
      })
      if (this.#closed.signal.aborted) return
      const timer = rest === null ? undefined : setTimeout(() => this.#woken.resolve(), Math.max(0, rest))
      await this.#woken.promise
      clearTimeout(timer)
    }
  }

  /** @returns milliseconds until there is more to do; null for until somebody says so */
  async #work(): Promise<number | null> {
    await this.#hear()
    for (const workspaceId of await busyProviders(this.#db))
      if (!this.#asking.has(workspaceId)) this.#asking.set(workspaceId, this.#askFor(workspaceId))
    return untilDue(this.#db, [...this.#asking.keys()])
  }

  async #askFor(workspaceId: string): Promise<void> {
    try {
      await this.#ask(workspaceId)
    } catch (error) {
      this.#report(error)
      await pause(longest, undefined, { ref: false, signal: this.#closed.signal }).catch(() => undefined)
    }
    this.#asking.delete(workspaceId)
    this.#woken.resolve()
  }

  #report(error: unknown): void {
    if (!isUnreachable(error)) this.#options.onError(error, 'Models of workspaces could not be asked')
  }

  async #hear(): Promise<void> {
    const wake = () => this.#woken.resolve()
    this.#hearing ??= this.#db.listen(textsDueChannel, wake, wake)
    try {
      await this.#hearing
    } catch (error) {
      this.#hearing = undefined
      throw error
    }
  }

  async #ask(workspaceId: string): Promise<void> {
    const provider = await providerOf(this.#db, workspaceId)
    const texts = await claimTexts(this.#db, workspaceId)
    if (!provider || texts.length === 0) return
    const ids = texts.map(({ id }) => id)
    const answer = await askProvider(provider, texts, this.#options.trusted).catch((error: Error) => error)
    await this.#db.transaction(async (sql) => {
      await lockCounters(sql, workspaceId)
      // Removed meanwhile it has no word any more; named anew, the other one is asked when the claim ends.
      if ((await providerOf(sql, workspaceId))?.url !== provider.url) return
      if (answer instanceof Error) {
        await noteFailure(sql, workspaceId, answer.message)
        await putOff(sql, workspaceId, ids)
        return
      }
      const { readings, flaw } = answer
      const told = [...readings].map(([interactionId, reading]) => ({ interactionId, ...reading }))
      await putReadings(sql, workspaceId, told)
      await noteAnswer(sql, workspaceId, [...readings.keys()], flaw)
      const untold = ids.filter((id) => !readings.has(id))
      if (untold.length > 0) await putOff(sql, workspaceId, untold)
    })
  }
}
