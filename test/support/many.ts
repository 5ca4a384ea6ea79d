import type { Space } from './space.ts'

/** Customers `u0…`, each with three interactions about creatives `c0…` of campaigns and formats, and a report with rejected rows. */
export async function addMany(space: Space, customers: number): Promise<void> {
  const formats = ['meta_reels', 'meta_carousel', 'meta_feed_video', 'meta_feed_image']
  const at = (i: number, second: number) => new Date(Date.UTC(2026, 2, 1, 0, i, second)).toISOString()
  const about = (i: number) => `meta,c${i % 30},Creative ${i % 30},${formats[i % 4]},campaign-${i % 12}`
  const rows = Array.from({ length: customers }, (_, i) =>
    ['impression', 'click', 'comment'].map(
      (kind, second) => `u${i},u${i}@example.com,${kind},${at(i, second)},${about(i)}`,
    ),
  )
  await space.take(`user_id,email,kind,at,platform,creative,creativeName,format,campaign\n${rows.flat().join('\n')}\n`)
  const report = Array.from(
    { length: 60 },
    (_, i) => `c${i % 30},meta,2026-03-0${1 + (i % 2)},${i < 30 ? i + 1 : 'many'}`,
  )
  for (let i = 0; i < 3; i++) await space.take(`creative,platform,day,impressions\n${report.join('\n')}\n`)
}
