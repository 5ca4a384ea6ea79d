import type { Database } from '@rapport/prisma/database.ts'
import { collect } from './collected.ts'
import type { Space } from './space.ts'

export interface Showing {
  /** `namespace:value`. */
  to: string
  format: string
  times: number
  clicks?: number
  purchases?: number
  value?: string
  currency?: string
  at?: string
}

/** Shows creatives of formats to people, who click on some and buy after some. */
export async function show(db: Database, space: Pick<Space, 'id'>, ...showings: Showing[]): Promise<void> {
  const events = showings.flatMap((showing) => {
    const { to, format, times, clicks = 0, purchases = 0, value = null, currency = null } = showing
    const at = showing.at ?? '2026-03-01T10:00:00.000Z'
    const what = { platform: 'META', creative: `of ${format}`, format } as const
    const repeated = (kind: 'IMPRESSION' | 'CLICK' | 'PURCHASE', n: number) =>
      Array.from({ length: n }, () => ({
        of: [to],
        at,
        does: { kind, ...what, ...(kind === 'PURCHASE' ? { value, currency } : {}) },
      }))
    return [...repeated('IMPRESSION', times), ...repeated('CLICK', clicks), ...repeated('PURCHASE', purchases)]
  })
  for (let i = 0; i < events.length; i += 2000) await collect(db, space, ...events.slice(i, i + 2000))
}
