export interface StageOptions {
  /** How large a group of several may be. */
  most: number
  /** From which size on a group begins though the one before is not done. No more than two are at work. */
  ahead?: number
}

/** Works on what comes, a group at a time: what comes while it is at work makes up the next group. */
export class Stage<Item> {
  readonly #work: (group: Item[]) => Promise<void>
  readonly #sizeOf: (item: Item) => number
  readonly #most: number
  readonly #ahead: number
  readonly #running = new Set<Promise<void>>()
  readonly #waiting: Item[] = []
  #size = 0

  /** @param work it must not fail */
  constructor(
    work: (group: Item[]) => Promise<void>,
    sizeOf: (item: Item) => number,
    { most, ahead = Infinity }: StageOptions,
  ) {
    this.#work = work
    this.#sizeOf = sizeOf
    this.#most = most
    this.#ahead = ahead
  }

  add(item: Item): void {
    this.#waiting.push(item)
    this.#size += this.#sizeOf(item)
    this.#begin()
  }

  /** Resolves when nothing is waiting or being worked on. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  #begin(): void {
    if (this.#waiting.length === 0 || this.#running.size >= (this.#size < this.#ahead ? 1 : 2)) return
    const run = this.#run().finally(() => {
      this.#running.delete(run)
      this.#begin()
    })
    this.#running.add(run)
  }

  async #run(): Promise<void> {
    // What comes in the same turn of the event loop goes together.
    await Promise.resolve()
    const group = this.#take()
    if (group.length > 0) await this.#work(group)
  }

  #take(): Item[] {
    let size = 0
    const rest = this.#waiting.findIndex((item, nth) => {
      size += this.#sizeOf(item)
      return nth > 0 && size > this.#most
    })
    const group = this.#waiting.splice(0, rest < 0 ? this.#waiting.length : rest)
    this.#size -= group.reduce((sum, item) => sum + this.#sizeOf(item), 0)
    return group
  }
}
