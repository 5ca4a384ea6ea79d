import type { Platform } from '../generated/client/enums.ts'

export type DemoPlatform = Extract<Platform, 'META' | 'GOOGLE' | 'LINKEDIN' | 'TIKTOK'>
export type PersonaKey = 'commuter' | 'rider' | 'parent' | 'professional' | 'geek'

/** How strangers respond to a format before taste, wear and chance come in. */
export interface FormatTruth {
  /** Clicks per impression. */
  click: number
  /** Reactions, comments and shares together, per impression. */
  engage: number
  /** Purchases per click. */
  buy: number
  /** Video views per impression; null where nothing is played. */
  watch: number | null
  /** EUR per 1,000 impressions. */
  cpm: number
}

/** What is really true in the demo: every response, observed or reported, is drawn from these rates. */
export const formatTruth = {
  meta_feed_image: { click: 0.008, engage: 0.013, buy: 0.022, watch: null, cpm: 8 },
  meta_feed_video: { click: 0.009, engage: 0.015, buy: 0.02, watch: 0.42, cpm: 9 },
  meta_carousel: { click: 0.012, engage: 0.012, buy: 0.044, watch: null, cpm: 9 },
  meta_story_video: { click: 0.009, engage: 0.008, buy: 0.018, watch: 0.5, cpm: 6.5 },
  meta_reels: { click: 0.008, engage: 0.03, buy: 0.014, watch: 0.55, cpm: 6 },
  meta_playable: { click: 0.036, engage: 0.016, buy: 0.024, watch: null, cpm: 12 },
  meta_photo_post: { click: 0.005, engage: 0.02, buy: 0.018, watch: null, cpm: 0 },
  google_responsive_display: { click: 0.005, engage: 0, buy: 0.018, watch: null, cpm: 3 },
  google_bumper: { click: 0.0015, engage: 0.0004, buy: 0.01, watch: 0.85, cpm: 5 },
  google_skippable_in_stream: { click: 0.004, engage: 0.003, buy: 0.016, watch: 0.32, cpm: 8 },
  linkedin_single_image: { click: 0.006, engage: 0.008, buy: 0.02, watch: null, cpm: 26 },
  linkedin_document: { click: 0.011, engage: 0.016, buy: 0.024, watch: null, cpm: 30 },
  tiktok_in_feed: { click: 0.008, engage: 0.034, buy: 0.012, watch: 0.6, cpm: 5 },
  tiktok_playable: { click: 0.011, engage: 0.012, buy: 0.02, watch: null, cpm: 7 },
} as const satisfies Record<string, FormatTruth>

export type DemoFormat = keyof typeof formatTruth

/** How much more (or less) than others a kind of people clicks on and engages with a format; 1 where nothing is said. */
const tastes: Record<PersonaKey, Partial<Record<DemoFormat, number>>> = {
  commuter: { meta_story_video: 3.2, meta_playable: 0.5, meta_carousel: 0.8, meta_reels: 0.7, tiktok_in_feed: 0.6 },
  rider: {
    tiktok_in_feed: 1.8,
    meta_reels: 1.4,
    meta_playable: 0.8,
    tiktok_playable: 0.9,
    meta_carousel: 0.6,
    linkedin_document: 0.4,
  },
  parent: {
    meta_carousel: 2.4,
    meta_feed_video: 1.2,
    meta_playable: 0.5,
    tiktok_playable: 0.6,
    meta_reels: 0.6,
    tiktok_in_feed: 0.6,
    linkedin_document: 0.5,
  },
  professional: {
    linkedin_document: 2.2,
    linkedin_single_image: 1.4,
    meta_playable: 0.5,
    tiktok_playable: 0.5,
    meta_carousel: 0.8,
    meta_reels: 0.4,
    tiktok_in_feed: 0.4,
  },
  geek: {
    meta_playable: 2.2,
    tiktok_playable: 2,
    linkedin_document: 1.6,
    google_skippable_in_stream: 1.8,
    meta_carousel: 0.7,
    meta_reels: 0.7,
    tiktok_in_feed: 0.7,
  },
}

/** What the product should find in the demo. Every answer follows from the rates above. */
export const demoTruth = {
  /** Best click-through rate, best first. */
  clicks: ['meta_playable', 'linkedin_document', 'meta_carousel'],
  /** Best rate of reactions, comments and shares. */
  engagement: 'tiktok_in_feed',
  /** Most purchases per click. */
  conversion: 'meta_carousel',
  /** New, with so little data that its intervals must be wide; left out of the answers above. */
  scarce: 'tiktok_playable',
  /** Whose campaign makes the first look better than the second by clicks, though among fans and among strangers it is worse. */
  paradox: { campaign: 'race-team', seems: 'meta_photo_post', is: 'meta_feed_video' },
  /** What each kind of people responds to most: clicks, reactions, comments and shares per impression. */
  favourites: {
    commuter: 'meta_story_video',
    rider: 'tiktok_in_feed',
    parent: 'meta_carousel',
    professional: 'linkedin_document',
    geek: 'meta_playable',
  },
} as const satisfies {
  clicks: readonly DemoFormat[]
  engagement: DemoFormat
  conversion: DemoFormat
  scarce: DemoFormat
  paradox: { campaign: string; seems: DemoFormat; is: DemoFormat }
  favourites: Record<PersonaKey, DemoFormat>
}

/** How many times as often as strangers the shop's own customers respond. */
export const closeness = 4.5

export function tasteFor(persona: PersonaKey, format: DemoFormat): number {
  return tastes[persona][format] ?? 1
}

/** What is left of a creative's appeal after some days: it wears off towards 85 %. */
export function freshness(daysPublished: number): number {
  return 0.85 + 0.25 * Math.exp(-daysPublished / 14)
}
