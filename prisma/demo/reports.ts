import { busyness, day, isoDay } from './calendar.ts'
import type { PlannedCreative } from './campaigns.ts'
import { ages, genders, personaKeys, personas, shareOf, type Age, type Gender } from './personas.ts'
import type { Random } from './random.ts'
import { formatTruth, freshness, tasteFor, type DemoFormat, type DemoPlatform, type FormatTruth } from './truth.ts'

/** What a platform says one creative earned on one day among people of one age and gender. */
export interface DemoReport {
  creativeKey: string
  day: string
  age: string
  gender: string
  impressions: number
  reach: number
  clicks: number
  reactions: number
  comments: number
  shares: number
  /** Null where nothing is played. */
  videoViews: number | null
  conversions: number
  /** EUR with two decimals, as `spend`. */
  revenue: string
  spend: string
  currency: 'EUR'
}

/** People of one age and gender on a platform, and how they respond to a format on average over their kinds. */
interface Slice {
  age: Age
  gender: Gender
  /** Share of the platform's impressions. */
  share: number
  click: number
  engage: number
  buy: number
  /** EUR of an ordinary order. */
  order: number
}

/** The reports of all creatives, by creative, day, age and gender. `midnight` is that of the first of the 90 days. */
export function reports(random: Random, creatives: readonly PlannedCreative[], midnight: number): DemoReport[] {
  return creatives.flatMap((creative) => {
    const slices = slicesOf(creative.platform, creative.formatId)
    const rows: DemoReport[] = []
    for (let dayIndex = creative.from; dayIndex <= creative.to; dayIndex++) {
      const today = midnight + dayIndex * day
      const delivered = creative.daily * busyness(creative.platform, today, dayIndex) * random.factor(0.15)
      const appeal = creative.appeal * freshness(dayIndex - creative.from) * random.factor(0.08)
      for (const slice of slices) {
        const row = report(random, creative, slice, delivered, appeal, isoDay(today))
        if (row.impressions > 0) rows.push(row)
      }
    }
    return rows
  })
}

function report(
  random: Random,
  { key: creativeKey, formatId, paid }: PlannedCreative,
  slice: Slice,
  delivered: number,
  appeal: number,
  date: string,
): DemoReport {
  const truth: FormatTruth = formatTruth[formatId]
  const impressions = random.count(delivered * slice.share)
  const upTo = (most: number, mean: number) => Math.min(most, random.count(mean))
  const clicks = upTo(impressions, impressions * slice.click * appeal)
  const engaged = impressions * slice.engage * appeal
  const conversions = upTo(clicks, clicks * slice.buy)
  const cost = paid ? (impressions / 1000) * truth.cpm * random.factor(0.12) : 0
  return {
    creativeKey,
    day: date,
    age: slice.age,
    gender: slice.gender,
    impressions,
    reach: Math.ceil(impressions / random.between(1.05, 1.5)),
    clicks,
    reactions: upTo(impressions, engaged * 0.78),
    comments: upTo(impressions, engaged * 0.09),
    shares: upTo(impressions, engaged * 0.13),
    videoViews: truth.watch === null ? null : upTo(impressions, impressions * truth.watch),
    conversions,
    revenue: (conversions * slice.order * random.factor(0.25)).toFixed(2),
    spend: cost.toFixed(2),
    currency: 'EUR',
  }
}

/** Splits a platform's audience by age and gender, and averages each slice's rates over the personas found in it. */
function slicesOf(platform: DemoPlatform, format: DemoFormat): Slice[] {
  const audience = personaKeys.map((key) => ({
    key,
    ...personas[key],
    size: personas[key].share * personas[key].platforms[platform],
  }))
  const everyone = audience.reduce((sum, { size }) => sum + size, 0)
  const truth = formatTruth[format]
  return ages.flatMap((age) =>
    genders.map((gender) => {
      const weights = audience.map((persona) => ({ ...persona, weight: persona.size * shareOf(persona, age, gender) }))
      const total = weights.reduce((sum, { weight }) => sum + weight, 0)
      const mean = (figure: (persona: (typeof weights)[number]) => number) =>
        total === 0 ? 0 : weights.reduce((sum, persona) => sum + persona.weight * figure(persona), 0) / total
      const taste = mean(({ key }) => tasteFor(key, format))
      return {
        age,
        gender,
        share: total / everyone,
        click: truth.click * taste,
        engage: truth.engage * taste,
        buy: truth.buy * mean(({ buying }) => buying),
        order: mean(({ order }) => order),
      }
    }),
  )
}
