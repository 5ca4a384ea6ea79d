import type { LitElement, ReactiveController } from 'lit'

/** On paper nothing can be opened, so what is behind a click is open while a page is printed. */
export class OnPaper implements ReactiveController {
  readonly #host: LitElement
  #opened: HTMLDetailsElement[] = []

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#open)
    addEventListener('afterprint', this.#close)
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#open)
    removeEventListener('afterprint', this.#close)
  }

  readonly #open = (): void => {
    this.#opened = [...this.#host.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of this.#opened) details.open = true
  }

  readonly #close = (): void => {
    for (const details of this.#opened) details.open = false
  }
}
