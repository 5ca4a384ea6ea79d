import type { FailureCode } from '../data/failure.ts'

export interface RapportErrorDetail {
  code: FailureCode
  /** One sentence for people, as the element shows it. */
  message: string
}

/** The element shows its content. */
export type RapportReadyEvent = CustomEvent<null>

/** The element shows why it has no content. */
export type RapportErrorEvent = CustomEvent<RapportErrorDetail>

declare global {
  interface HTMLElementEventMap {
    'rapport-ready': RapportReadyEvent
    'rapport-error': RapportErrorEvent
  }
}

export const readyEvent = (): RapportReadyEvent =>
  new CustomEvent('rapport-ready', { bubbles: true, composed: true, detail: null })

export const errorEvent = (detail: RapportErrorDetail): RapportErrorEvent =>
  new CustomEvent('rapport-error', { bubbles: true, composed: true, detail })
