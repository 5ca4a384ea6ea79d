/** There will be no more, and this is why. The message is for whoever was reading. */
export class StreamEnded extends Error {}

/** Something happened that nobody could be told of. */
export const missed =
  'The server lost sight of its database for a moment. Subscribe again, and ask for what you missed.'

/**
 * What waits for one reader: things with a key, of which a newer one takes the place of an older. A reader who leaves more than `room`
 * of them lying loses them all and is told so, because a gap that nobody knows of would be worse.
 */
export class Mailbox<Item> implements AsyncIterableIterator<Item> {
  readonly #room: number
  readonly #onClose: () => void
  readonly #waiting = new Map<string, Item>()
  /** Who asked for what has not come yet, the first one first. */
  readonly #asking: ((next: IteratorResult<Item> | PromiseLike<IteratorResult<Item>>) => void)[] = []
  #closed = false
  #reason: StreamEnded | undefined

  constructor(room: number, onClose: () => void) {
    this.#room = room
    this.#onClose = onClose
  }

  put(key: string, item: Item): void {
    if (this.#closed) return
    this.#waiting.set(key, item)
    if (this.#waiting.size > this.#room)
      this.end('You read more slowly than things happen. Subscribe again, and ask for what you missed.')
    else this.#hand()
  }

  /** Ends the stream; whoever reads is told why, if there is a reason. */
  end(reason?: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#waiting.clear()
    if (reason) this.#reason = new StreamEnded(reason)
    this.#onClose()
    this.#hand()
  }

  next(): Promise<IteratorResult<Item>> {
    return new Promise((resolve) => {
      this.#asking.push(resolve)
      this.#hand()
    })
  }

  return(): Promise<IteratorResult<Item>> {
    this.end()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #hand(): void {
    while (this.#waiting.size > 0 || this.#closed) {
      const answer = this.#asking.shift()
      if (!answer) return
      const [first] = this.#waiting
      if (first) {
        this.#waiting.delete(first[0])
        answer({ done: false, value: first[1] })
      } else if (this.#reason) {
        answer(Promise.reject(this.#reason))
        this.#reason = undefined
      } else answer({ done: true, value: undefined })
    }
  }
}
