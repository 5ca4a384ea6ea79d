import type { InteractionKind } from '../generated/client/enums.ts'

/** One thing a customer did, or that was done towards them. */
export interface DemoInteraction {
  /** Position of the customer in the list of customers. */
  customer: number
  kind: InteractionKind
  at: Date
  channel: string
  creativeKey: string | null
  text: string | null
  /** EUR with two decimals. */
  value: string | null
  currency: string | null
  /** What it answers, where it is our reply. */
  answers: DemoInteraction | null
}

interface Details {
  creativeKey?: string | undefined
  text?: string | undefined
  value?: string | undefined
}

/** Takes down what one customer does, up to a moment: what would happen later has not happened yet. */
export class Diary {
  readonly pages: DemoInteraction[] = []
  readonly #customer: number
  readonly #end: number

  constructor(customer: number, end: number) {
    this.#customer = customer
    this.#end = end
  }

  /**
   * A reply answers what was taken down before it.
   * @param at Milliseconds since 1970.
   */
  write(kind: InteractionKind, at: number, channel: string, { creativeKey, text, value }: Details = {}): void {
    if (at >= this.#end) return
    this.pages.push({
      customer: this.#customer,
      kind,
      // Whole seconds, as most platforms give them.
      at: new Date(Math.floor(at / 1000) * 1000),
      channel,
      creativeKey: creativeKey ?? null,
      text: text ?? null,
      value: value ?? null,
      currency: value === undefined ? null : 'EUR',
      answers: (kind === 'REPLY' && this.pages.at(-1)) || null,
    })
  }
}
