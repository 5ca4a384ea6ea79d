import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** Creatives in a report of 36,000 rows or more. */
export const creativeCount = 2_000
const campaigns = 40
const ages = ['18-24', '25-34', '35-44', '45-54', '55-64', '65+']
const genders = ['female', 'male', 'unknown']
const firstDay = Date.UTC(2026, 0, 1)
const dayInMilliseconds = 24 * 60 * 60 * 1000
const header =
  'creative,campaign,day,age,gender,impressions,reach,clicks,reactions,comments,shares,conversions,revenue,spend,currency'

/**
 * Writes a report as a platform would export it: day by day, in each all creatives by age and gender; 36,000 rows a day. The same rows at
 * every call, none of them twice.
 */
export async function writeReport(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  let text = `${header}\n`
  for (let row = 0; row < rows; row++) {
    text += `${reportCells(row).join()}\n`
    if (text.length < 65_536) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'close')
}

/** The cells of one row, as text: creative, campaign, day and so on, in the order of the header. */
export function reportCells(row: number): string[] {
  const slices = ages.length * genders.length
  const slice = row % slices
  const creative = Math.floor(row / slices) % creativeCount
  const day = new Date(firstDay + Math.floor(row / (slices * creativeCount)) * dayInMilliseconds)
    .toISOString()
    .slice(0, 10)
  const impressions = 100 + (scatter(row) % 20_000)
  const part = (of: number, salt: number) => scatter(row + salt) % (Math.floor(impressions / of) + 1)
  const conversions = part(400, 1)
  return [
    `c${100_000 + creative}`,
    `Campaign ${creative % campaigns}`,
    day,
    ages[slice % ages.length]!,
    genders[Math.floor(slice / ages.length)]!,
    ...[impressions, impressions - part(4, 2), part(30, 3), part(50, 4), part(300, 5), part(500, 6), conversions].map(
      String,
    ),
    (conversions * 39.9).toFixed(2),
    (impressions * 0.0071).toFixed(2),
    'EUR',
  ]
}

/** A whole number below 2³² that looks random and always is the same (the finaliser of MurmurHash3). */
function scatter(seed: number): number {
  let hash = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
