import type { Platform } from '../generated/client/enums.ts'
import { day, firstMidnight, hour, minute } from './calendar.ts'
import { campaigns, plannedCreatives, type PlannedCreative } from './campaigns.ts'
import type { DemoInteraction } from './diary.ts'
import { interactions } from './interactions.ts'
import { people, type DemoCustomer } from './people.ts'
import { Random } from './random.ts'
import { reports, type DemoReport } from './reports.ts'
import type { DemoFormat } from './truth.ts'

export type { DemoInteraction } from './diary.ts'
export type { DemoCustomer } from './people.ts'
export type { DemoReport } from './reports.ts'

export interface DemoCampaign {
  key: string
  platform: Platform
  name: string
}

export interface DemoCreative {
  key: string
  platform: Platform
  name: string
  campaignKey: string
  /** What whoever answers to it is interested in. */
  topics: readonly string[]
  /** Key of a format in the catalogue. */
  formatId: DemoFormat
  channel: string
  paid: boolean
  publishedAt: Date
}

export interface DemoData {
  campaigns: DemoCampaign[]
  creatives: DemoCreative[]
  customers: DemoCustomer[]
  /** Oldest first. */
  interactions: DemoInteraction[]
  /** By creative, then day, age and gender. */
  reports: DemoReport[]
}

/**
 * Ninety days of Nordlys Cycles, an invented bicycle shop, in which different people respond to different formats
 * (`demoTruth` says which). The same last day gives the same data, to the byte; a last day one week later gives the
 * same data one week later.
 * @param until The last day, as an ISO day such as `2026-08-17`. Days are UTC.
 * @throws RangeError when `until` is not such a day.
 */
export function demoData(until: string): DemoData {
  const midnight = firstMidnight(until)
  const creatives = plannedCreatives(new Random('creatives'))
  const customers = people(new Random('people'))
  return {
    campaigns: [...campaigns],
    creatives: creatives.map((creative, index) => published(creative, index, midnight)),
    customers: customers.map(({ known, displayName, traits, identities, persona }) => ({
      known,
      displayName,
      traits,
      identities,
      persona,
    })),
    // None of the shop's own customers follow the race team.
    interactions: interactions(
      new Random('interactions'),
      customers,
      creatives.filter(({ campaignKey }) => campaignKey !== 'race-team'),
      midnight,
    ),
    reports: reports(new Random('reports'), creatives, midnight),
  }
}

function published(creative: PlannedCreative, index: number, midnight: number): DemoCreative {
  const { key, platform, name, campaignKey, topics, formatId, channel, paid, from } = creative
  // Before anybody is awake, so that nothing is seen before it is published.
  const publishedAt = new Date(midnight + from * day + 4 * hour + index * minute)
  return { key, platform, name, campaignKey, topics, formatId, channel, paid, publishedAt }
}
