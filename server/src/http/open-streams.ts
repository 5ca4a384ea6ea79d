/** A page shares its streams among its elements, so that even one with every element there is has a few. */
const mostStreams = 50

/** How many streams each holder of a credential has open. Each process counts its own. */
export class OpenStreams {
  readonly #open = new Map<string, number>()

  /**
   * @param times how many visitors the holder stands for
   * @returns what takes the stream out again, once; null when there are as many as may be
   */
  enter(holder: string, times: number): (() => void) | null {
    const open = this.#open.get(holder) ?? 0
    if (open >= mostStreams * times) return null
    this.#open.set(holder, open + 1)
    let inside = true
    return () => {
      if (!inside) return
      inside = false
      const left = (this.#open.get(holder) ?? 1) - 1
      if (left > 0) this.#open.set(holder, left)
      else this.#open.delete(holder)
    }
  }
}
