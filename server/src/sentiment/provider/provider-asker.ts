import type { Database } from '@rapport/prisma/database.ts'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { lockCounters } from '../../counters/lock-counters.sql.ts'
import { textsDueChannel } from '../../interactions/keep-readings.sql.ts'
import { putReadings } from '../put-readings.sql.ts'
import { askProvider } from './ask-provider.ts'
import { busyProviders, claimTexts, noteAnswer, noteFailure, providerOf, putOff, untilDue } from './providers.sql.ts'
import type { TrustedHosts } from './reach.ts'

/** Milliseconds until the database is asked again after it could not be. */
const pause = 5000

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
  #closed = false
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
    this.#closed = true
    this.#woken.resolve()
    await this.#running
    const stop = await this.#hearing?.catch(() => undefined)
    await stop?.()
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#woken = Promise.withResolvers()
      const rest = await this.#work().catch((error: unknown) => {
        if (!isUnreachable(error)) this.#options.onError(error, 'Models of workspaces could not be asked')
        return pause
      })
      if (this.#closed) return
      const timer = rest === null ? undefined : setTimeout(() => this.#woken.resolve(), Math.max(0, rest))
      await this.#woken.promise
      clearTimeout(timer)
    }
  }

  /** @returns milliseconds until there is more to do; null for until somebody says so */
  async #work(): Promise<number | null> {
    await this.#hear()
    for (let busy = await busyProviders(this.#db); busy.length > 0 && !this.#closed;) {
      await Promise.all(busy.map((workspaceId) => this.#ask(workspaceId)))
      busy = await busyProviders(this.#db)
    }
    return untilDue(this.#db)
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
    const readings = await askProvider(provider, texts, this.#options.trusted).catch((error: Error) => error)
    await this.#db.transaction(async (sql) => {
      await lockCounters(sql, workspaceId)
      // Removed meanwhile it has no word any more; named anew, the other one is asked when the claim ends.
      if ((await providerOf(sql, workspaceId))?.url !== provider.url) return
      if (readings instanceof Error) {
        await noteFailure(sql, workspaceId, readings.message)
        await putOff(sql, workspaceId, ids)
        return
      }
      const told = [...readings].map(([interactionId, reading]) => ({ interactionId, ...reading }))
      await putReadings(sql, workspaceId, told)
      await noteAnswer(sql, workspaceId, [...readings.keys()])
      const untold = ids.filter((id) => !readings.has(id))
      if (untold.length > 0) await putOff(sql, workspaceId, untold)
    })
  }
}
