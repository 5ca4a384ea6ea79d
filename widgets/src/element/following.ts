import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { AnyQuestion } from '../data/client.ts'
import type { Credential } from '../data/credential.ts'

/** Milliseconds between two questions that news make, however much happens. */
const shortest = 2_000

/** What to follow, and whom to ask; null when the element does not, or has nothing to keep up to date. */
export interface Followed {
  url: string
  credential: Credential
  question: AnyQuestion
}

/** Keeps an element up to date while it is on a page that is looked at. */
export class Following implements ReactiveController {
  readonly #followed: () => Followed | null
  readonly #onNews: () => void
  #name: string | null = null
  #end: AbortController | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param onNews there may be something new */
  constructor(host: ReactiveControllerHost, followed: () => Followed | null, onNews: () => void) {
    this.#followed = followed
    this.#onNews = onNews
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen)
    this.#follow(null)
  }

  hostUpdated(): void {
    this.#follow(document.hidden ? null : this.#followed())
  }

  /** Nobody pays for what nobody sees; who comes back sees what happened since. */
  readonly #seen = (): void => {
    this.hostUpdated()
    if (this.#name !== null) this.#onNews()
  }

  #follow(followed: Followed | null): void {
    const name = followed && JSON.stringify([followed.url, followed.credential.scope, followed.question.variables])
    if (name === this.#name) return
    this.#name = name
    this.#end?.abort()
    this.#end = null
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (followed === null) return
    const { signal } = (this.#end = new AbortController())
    const { url, credential, question } = followed
    void import('../data/live.ts').then(
      ({ follow }) => signal.aborted || follow(url, credential, question, this.#news, signal),
      // Without the code for it the element stays as it is.
      () => {},
    )
  }

  /** Whatever comes within the pause is told at its end. */
  readonly #news = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#onNews()
    }, shortest)
  }
}
