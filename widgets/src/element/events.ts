import type { FailureCode } from '../data/failure.ts'

export interface RapportErrorDetail {
  /** Why there is no content, or no newer one; `EMPTY` when the answer is that there is nothing to show. */
  code: FailureCode | 'EMPTY'
  /** One sentence: the one that the element shows or, where the page or its token route is at fault, what its developer has to know. */
  message: string
}

export interface RapportResizeDetail {
  /** Height of the element in CSS pixels. */
  height: number
}

export interface RapportSelectDetail {
  /** What the rows are, as GraphQL calls it: `FORMAT`, `AGE`, … */
  dimension: string
  /** Which of them, for programs; of formats it is the id. */
  value: string
  /** What the row is called, in the element's language. */
  label: string
}

/** What the elements tell the page. All of them bubble, also out of shadow trees. */
export interface RapportEvents {
  /** The element shows its content. */
  'rapport-ready': CustomEvent<null>
  /** The element shows why it has no content, or no newer one. */
  'rapport-error': CustomEvent<RapportErrorDetail>
  /** The element has another height than before. */
  'rapport-resize': CustomEvent<RapportResizeDetail>
  /** Nobody is signed in, or the page has not said where tokens come from. Signing in and `configure` bring the element back. */
  'rapport-token-needed': CustomEvent<null>
  /** Somebody chose a row of a chart. */
  'rapport-select': CustomEvent<RapportSelectDetail>
}

declare global {
  interface HTMLElementEventMap extends RapportEvents {}
}

/** What a framed element tells the page around it by `postMessage`: the same, with the detail beside `type`, except what takes a script. */
export type FrameMessage = {
  [Name in keyof RapportEvents]: { type: Name } & (Detail<Name> extends null ? unknown : Detail<Name>)
}[Exclude<keyof RapportEvents, 'rapport-select'>]

type Detail<Name extends keyof RapportEvents> = RapportEvents[Name]['detail']

export const tell = <Name extends keyof RapportEvents>(element: Element, name: Name, detail: Detail<Name>): boolean =>
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }))
