import type { TimelineSpeech } from './timeline-speech.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** `Today`, `Yesterday`, `Monday, Aug 17`, and with the year when it is another one. */
export const nameOfDay = ({ words, tag }: TimelineSpeech, at: string, now = new Date()): string => {
  const then = new Date(at)
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  const daysAgo = (midnight(now) - midnight(then)) / day
  if (daysAgo === 0 || daysAgo === 1) return daysAgo === 0 ? words.today : words.yesterday
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(then)
}

/** How long somebody waited: `32 minutes`, `5 hours`, `3 days`. */
export const waited = ({ tag }: TimelineSpeech, from: string, to: string): string => {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / minute))
  const [unit, length] = minutes < 60 ? ['minute', 1] : minutes < 48 * 60 ? ['hour', 60] : ['day', 24 * 60]
  const count = Math.round(minutes / Number(length))
  return new Intl.NumberFormat(tag, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(count)
}
