import type { Segment } from './segment-speech.ts'

export type Day = Segment['growth'][number]

/** How a segment grew over the days that it is known for. */
export interface Growth {
  /** From the first day on which there is something to tell. */
  days: readonly Day[]
  /** After the first of them, which brings those whom the rule meant when it was made. */
  entered: number
  left: number
}

export const growthOf = ({ growth, size }: Pick<Segment, 'growth' | 'size'>): Growth => {
  const first = growth.findIndex(({ size: people, entered, left }) => people + entered + left > 0)
  const days = first === -1 ? [] : growth.slice(first)
  // Those who were there before the period began came in it neither.
  const there = first === 0 && days[0] !== undefined && days[0].size - days[0].entered + days[0].left > 0
  const began = there ? days : days.slice(1)
  const sum = (of: (day: Day) => number) => began.reduce((total, day) => total + of(day), 0)
  return { days: size === null ? [] : days, entered: sum(({ entered }) => entered), left: sum(({ left }) => left) }
}
