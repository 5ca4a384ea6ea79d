import type { PerformanceSource } from '@rapport/prisma/generated/client/enums.ts'
import type { Change } from './change.sql.ts'
import type { ChangeListener } from './change-feed.ts'
import type { Mailbox } from './mailbox.ts'

export interface ChangedNumber {
  source: PerformanceSource
  at: Date
}

/** Milliseconds between two messages. */
const pace = 1000

/** Tells readers of one workspace whose numbers moved, at most once a second: the first time at once, what follows together. */
export class ChangedNumbers implements ChangeListener {
  readonly #mailboxes = new Set<Mailbox<ChangedNumber>>()
  readonly #waiting = new Set<PerformanceSource>()
  #resting = false

  /** @returns what ends it */
  watch(mailbox: Mailbox<ChangedNumber>): () => void {
    this.#mailboxes.add(mailbox)
    return () => this.#mailboxes.delete(mailbox)
  }

  onChange({ numbers = [] }: Change): void {
    this.#note(numbers)
  }

  /** Whoever looks again misses nothing. */
  onGap(): void {
    this.#note(['OBSERVED', 'REPORTED'])
  }

  #note(sources: readonly PerformanceSource[]): void {
    for (const source of sources) this.#waiting.add(source)
    if (!this.#resting) this.#tell()
  }

  #tell(): void {
    const [source] = this.#waiting
    this.#resting = source !== undefined
    if (source === undefined) return
    this.#waiting.delete(source)
    for (const mailbox of this.#mailboxes) mailbox.put(source, { source, at: new Date() })
    setTimeout(() => this.#tell(), pace).unref()
  }
}
