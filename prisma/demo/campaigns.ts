import type { Random } from './random.ts'
import type { DemoFormat, DemoPlatform } from './truth.ts'

/** Advertising of Nordlys Cycles, an invented bicycle shop. */
export const campaigns = [
  { key: 'spring-launch', platform: 'META', name: 'Spring launch', topics: ['city bikes'] },
  { key: 'family-rides', platform: 'META', name: 'Family rides', topics: ['riding with children'] },
  { key: 'build-your-bike', platform: 'META', name: 'Build your bike', topics: ['custom builds', 'gravel riding'] },
  { key: 'everyday-posts', platform: 'META', name: 'Everyday posts', topics: ['repairs'] },
  { key: 'city-all-year', platform: 'GOOGLE', name: 'City bikes, all year', topics: ['city bikes'] },
  { key: 'gravel-films', platform: 'GOOGLE', name: 'Gravel films', topics: ['gravel riding'] },
  { key: 'bike-to-work', platform: 'LINKEDIN', name: 'Bike to work for companies', topics: ['company bikes'] },
  { key: 'weekend-riders', platform: 'TIKTOK', name: 'Weekend riders', topics: ['trails'] },
  { key: 'race-team', platform: 'META', name: 'Race team', topics: ['racing'] },
] as const satisfies { key: string; platform: DemoPlatform; name: string; topics: string[] }[]

type CampaignKey = (typeof campaigns)[number]['key']
type Channel = 'facebook' | 'instagram' | 'web' | 'youtube' | 'linkedin' | 'tiktok'

/** A creative with what the generator needs to know about its run. */
export interface PlannedCreative {
  key: string
  platform: DemoPlatform
  name: string
  campaignKey: CampaignKey
  /** What it is about, in lower case. */
  topics: readonly string[]
  formatId: DemoFormat
  channel: Channel
  paid: boolean
  /** First and last day of its run, counted from the first of the 90 days. */
  from: number
  to: number
  /** Impressions that the platform delivers on an ordinary day. */
  daily: number
  /** How well it is made, beside others of its format, and how eager people are whom it is shown to; around 1 for strangers. */
  appeal: number
}

/** A post of the race team is shown to its fans for nothing; boosted, to strangers. */
type Line = readonly [name: string, DemoFormat, Channel, from: number, to: number, daily: number, shownTo?: 'fans']

/** How many times as often as strangers fans respond. */
const fervour = 3

const lines: Record<CampaignKey, readonly Line[]> = {
  'spring-launch': [
    ['Five bikes for five kinds of morning', 'meta_feed_image', 'facebook', 0, 48, 9000],
    ['First warm Saturday', 'meta_feed_image', 'instagram', 4, 60, 7000],
    ['From the workshop to your street', 'meta_feed_video', 'facebook', 0, 52, 8000],
    ['Find your size in six cards', 'meta_carousel', 'facebook', 2, 58, 9000],
    ['Ready before the tram', 'meta_story_video', 'instagram', 3, 62, 8000],
    ['One hill, one breath', 'meta_reels', 'instagram', 6, 54, 9000],
  ],
  'family-rides': [
    ['Child seat, trailer or cargo bike?', 'meta_carousel', 'facebook', 25, 89, 11000],
    ['Everything for the first school ride', 'meta_carousel', 'instagram', 34, 89, 8000],
    ['School run without the queue', 'meta_feed_image', 'facebook', 30, 89, 8000],
    ['Emil lets go of the kerb', 'meta_feed_video', 'facebook', 45, 89, 9000],
    ['Sunday, ten o’clock', 'meta_story_video', 'instagram', 52, 89, 10000],
  ],
  'build-your-bike': [
    ['Build your gravel bike', 'meta_playable', 'facebook', 15, 89, 9000],
    ['Beat the hill', 'meta_playable', 'instagram', 50, 89, 10000],
    ['Built in sixty seconds', 'meta_reels', 'instagram', 42, 89, 10000],
  ],
  'everyday-posts': [
    ['Workshop Wednesday', 'meta_photo_post', 'facebook', 0, 40, 2500],
    ['Customer ride of the week', 'meta_photo_post', 'facebook', 20, 89, 3000],
  ],
  'city-all-year': [
    ['Cheaper than the bus pass', 'google_responsive_display', 'web', 0, 89, 15000],
    ['First service free', 'google_responsive_display', 'web', 40, 89, 8000],
    ['Six seconds of tailwind', 'google_bumper', 'youtube', 0, 54, 11000],
    ['Lights on', 'google_bumper', 'youtube', 48, 89, 11000],
  ],
  'gravel-films': [
    ['Across the plateau', 'google_skippable_in_stream', 'youtube', 8, 70, 9000],
    ['The mechanic', 'google_skippable_in_stream', 'youtube', 55, 89, 10000],
  ],
  'bike-to-work': [
    ['One car park, twenty bikes', 'linkedin_single_image', 'linkedin', 0, 60, 3500],
    ['What a company bike really costs', 'linkedin_single_image', 'linkedin', 50, 89, 4000],
    ['The company bike guide, 12 pages', 'linkedin_document', 'linkedin', 3, 70, 4000],
    ['Payroll, tax and bikes: the checklist', 'linkedin_document', 'linkedin', 45, 89, 4500],
  ],
  'weekend-riders': [
    ['POV: your first singletrack', 'tiktok_in_feed', 'tiktok', 0, 50, 12000],
    ['Mud, then coffee', 'tiktok_in_feed', 'tiktok', 30, 89, 10000],
    ['Tyre pressure in twenty seconds', 'tiktok_in_feed', 'tiktok', 54, 89, 12000],
    ['Trail dash', 'tiktok_playable', 'tiktok', 84, 89, 110],
  ],
  // Simpson's paradox: in this campaign photos have more clicks per impression than films, though fans and strangers alike prefer films.
  // The team shows photos to its fans, who click on anything, and pays for films to be shown to strangers.
  'race-team': [
    ['Podium in the rain', 'meta_photo_post', 'instagram', 40, 89, 2400, 'fans'],
    ['New jerseys, same legs', 'meta_photo_post', 'facebook', 44, 89, 300],
    ['Last lap from the handlebar', 'meta_feed_video', 'instagram', 40, 89, 300, 'fans'],
    ['Eleven hours in four minutes', 'meta_feed_video', 'facebook', 44, 89, 2400],
  ],
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The creatives of all campaigns; `random` decides how well each is made. */
export function plannedCreatives(random: Random): PlannedCreative[] {
  return campaigns.flatMap(({ key: campaignKey, platform, topics }) =>
    lines[campaignKey].map(([name, formatId, channel, from, to, daily, shownTo]) => ({
      key: `${campaignKey}-${slug(name)}`,
      platform,
      name,
      campaignKey,
      topics,
      formatId,
      channel,
      paid: campaignKey !== 'everyday-posts' && shownTo !== 'fans',
      from,
      to,
      daily,
      appeal: random.factor(0.08) * (shownTo === 'fans' ? fervour : 1),
    })),
  )
}
