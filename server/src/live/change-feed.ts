import type { Database } from '@rapport/prisma/database.ts'
import { type Change, channel } from './change.sql.ts'

/** Whoever wants to know what changes in a workspace. */
export interface ChangeListener {
  onChange(change: Change): void
  /** Changes may have been missed. */
  onGap(): void
}

/** What all processes on this database change, by workspace. The database is listened to from the first listener on. */
export class ChangeFeed {
  readonly #db: Database
  readonly #listeners = new Map<string, Set<ChangeListener>>()
  #listening: Promise<() => Promise<void>> | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Everything that is committed after this resolves is heard.
   * @returns what ends it
   */
  async hear(workspaceId: string, listener: ChangeListener): Promise<() => void> {
    this.#listening ??= this.#db.listen(
      channel,
      (message) => this.#pass(JSON.parse(message) as Change),
      () => this.#passGap(),
    )
    try {
      await this.#listening
    } catch (error) {
      this.#listening = undefined
      throw error
    }
    const ofWorkspace = this.#listeners.get(workspaceId) ?? new Set()
    this.#listeners.set(workspaceId, ofWorkspace.add(listener))
    return () => {
      ofWorkspace.delete(listener)
      if (ofWorkspace.size === 0 && this.#listeners.get(workspaceId) === ofWorkspace)
        this.#listeners.delete(workspaceId)
    }
  }

  async close(): Promise<void> {
    this.#listeners.clear()
    await (
      await this.#listening
    )?.()
  }

  #pass(change: Change): void {
    for (const listener of this.#listeners.get(change.workspaceId) ?? []) listener.onChange(change)
  }

  #passGap(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.onGap()
  }
}
