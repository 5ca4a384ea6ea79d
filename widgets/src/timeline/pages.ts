import type { ReactiveControllerHost } from 'lit'
import type { TimelineQuery, TimelineQueryVariables } from '@rapport/schema/generated/graphql.ts'
import type { Question } from '../data/client.ts'
import type { Failure } from '../data/failure.ts'
import { Asking, type Address, type State } from '../element/asking.ts'
import { belongs, type Show } from './shows.ts'
import { extended, renewed, stretchOf, type Customer, type Stretch } from './stretch.ts'

interface Wanted {
  show: Show
  /** Where the page begins; null for the newest. */
  after: string | null
}

export type PageQuestion = (wanted: Wanted) => Question<TimelineQuery, TimelineQueryVariables>

/** Keeps what is known of a customer, and asks for what a visitor wants beside the element's own question: other kinds, and older ones. */
export class Pages {
  readonly #asking: Asking<TimelineQuery, TimelineQueryVariables>
  readonly #stretches = new Map<Show, Stretch>()
  #wanted: Wanted | null = null
  #answer: Customer | null = null
  #person = ''

  /** @param onOlder older ones have come: how many, and whether there are more */
  constructor(
    host: ReactiveControllerHost & Address,
    question: PageQuestion,
    onOlder: (count: number, more: boolean) => void,
  ) {
    this.#asking = new Asking(
      host,
      () => this.#wanted && question(this.#wanted),
      (state) => {
        const older = this.#came(state)
        if (older) onOlder(older.happenings.length, older.end !== null)
        host.requestUpdate()
      },
    )
  }

  /**
   * Takes in what the element's own question brought. Whoever is signed in now may see less than who was before, so nothing is kept then.
   * @returns whether it is news
   */
  take(show: Show, customer: Customer, given: boolean): boolean {
    if (customer === this.#answer) return false
    this.#answer = customer
    const person = `${customer.id} ${given ? '' : this.#asking.whom().credential.scope}`
    if (person !== this.#person) {
      this.#stretches.clear()
      this.#wanted = null
    }
    this.#person = person
    this.#stretches.set(show, renewed(stretchOf(customer), this.#stretches.get(show)))
    return true
  }

  /** What is known of these; of what was not asked for yet, what is among the others. */
  known(show: Show): Stretch {
    const stretch = this.#stretches.get(show)
    if (stretch) return stretch
    const others = [...this.#stretches.values()].flatMap(({ happenings }) => happenings)
    const theirs = others.filter(({ kind }) => belongs(show, kind)).toSorted((a, b) => b.at.localeCompare(a.at))
    return { happenings: [...new Map(theirs.map((one) => [one.id, one])).values()], end: null }
  }

  /** Asks for the newest of these, if they are not known yet or `again`. */
  want(show: Show, again = false): void {
    if (again && this.#wanted?.show === show && this.#wanted.after === null) return this.#asking.again()
    this.#wanted = again || !this.#stretches.has(show) ? { show, after: null } : null
  }

  wantOlder(show: Show): void {
    const after = this.#stretches.get(show)?.end
    if (typeof after === 'string') this.#wanted = { show, after }
  }

  /** Asks for nothing any more: somebody else is looked at, of whom old cursors know nothing. */
  rest(): void {
    this.#wanted = null
  }

  readonly again = (): void => this.#asking.again()

  get busy(): boolean {
    return this.#asking.busy
  }

  /** Why there is nothing of what was asked for. */
  get failure(): Failure | null {
    const { state } = this.#asking
    return this.#wanted && state.name === 'failed' ? state.failure : null
  }

  /** @returns the older ones, if that is what came */
  #came(state: State<TimelineQuery>): Stretch | null {
    if (state.name !== 'ready' || !this.#wanted || !state.result.customer) return null
    const { show, after } = this.#wanted
    const [known, page] = [this.#stretches.get(show), stretchOf(state.result.customer)]
    if (after === null) this.#stretches.set(show, renewed(page, known))
    // An answer may be told twice.
    else if (known?.end !== after) return null
    else this.#stretches.set(show, extended(known, page))
    return after === null ? null : page
  }
}
