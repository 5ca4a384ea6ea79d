/** Works on what comes, a group at a time: what comes while it is at work makes up the next group. */
export class Stage<Item> {
  readonly #work: (group: Item[]) => Promise<void>
  readonly #sizeOf: (item: Item) => number
  readonly #most: number
  readonly #waiting: Item[] = []
  #running: Promise<void> | null = null

  /**
   * @param work it must not fail
   * @param most how large a group of several may be
   */
  constructor(work: (group: Item[]) => Promise<void>, sizeOf: (item: Item) => number, most: number) {
    this.#work = work
    this.#sizeOf = sizeOf
    this.#most = most
  }

  add(item: Item): void {
    this.#waiting.push(item)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is waiting or being worked on. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // What comes in the same turn of the event loop goes together.
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#work(this.#take())
    this.#running = null
  }

  #take(): Item[] {
    let size = 0
    const rest = this.#waiting.findIndex((item, nth) => {
      size += this.#sizeOf(item)
      return nth > 0 && size > this.#most
    })
    return this.#waiting.splice(0, rest < 0 ? this.#waiting.length : rest)
  }
}
