import type { Happening } from './stretch.ts'

/** Something that happened, of which only this matters. */
export const happening = (id: string, at: string, others: Partial<Happening> = {}): Happening => ({
  id,
  at,
  kind: 'IMPRESSION',
  channel: 'instagram',
  text: null,
  value: null,
  currency: null,
  inReplyTo: null,
  sentiment: null,
  creative: null,
  replies: { edges: [] },
  ...others,
})
