/** Unit and its length in seconds, longest first. */
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** Moments and days as readers of a locale write them. The samples are English. */
export const timesOf = (tag: string) => {
  const relativeTime = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const dayAndMonth = { day: 'numeric', month: 'short' } as const
  const date = { ...dayAndMonth, year: 'numeric' } as const
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short' })
  const calendarDay = new Intl.DateTimeFormat(tag, date)
  const shortDay = new Intl.DateTimeFormat(tag, { ...dayAndMonth, timeZone: 'UTC' })
  const reportDays = new Intl.DateTimeFormat(tag, { ...date, timeZone: 'UTC' })
  const dayCount = new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  return {
    /** `7 days`. */
    dayCount: (n: number): string => dayCount.format(n),
    /** `3 days ago`, `yesterday`, `now`. */
    ago(at: string, now = Date.now()): string {
      const seconds = (Date.parse(at) - now) / 1000
      const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', Infinity]
      return relativeTime.format(Math.trunc(seconds / length) || 0, unit)
    },
    /** `2:05 PM`, where the visitor is. */
    clock: (at = Date.now()): string => clock.format(at),
    /** `Aug 17, 2026`, in the visitor's time zone. */
    date: (at: string): string => calendarDay.format(Date.parse(at)),
    /** `Aug 17` of a day such as `2026-08-17`, whatever the visitor's time zone. */
    day: (isoDay: string): string => shortDay.format(Date.parse(isoDay)),
    /** `Aug 17 – Sep 15, 2026` of two days such as `2026-08-17`. */
    days: (from: string, to: string): string => reportDays.formatRange(Date.parse(from), Date.parse(to)),
  }
}

/** Whether this is a day such as `2026-08-17`, and one that there is. */
export const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** Today as `2026-08-17`, moved by whole days, where the visitor is. */
export const today = (moved = 0): string => {
  const now = new Date()
  const midnight = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + moved))
  return midnight.toISOString().slice(0, 10)
}
