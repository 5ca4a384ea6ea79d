import { BREAKDOWNS, type Shape } from './shape.ts'

const META: Shape = {
  kind: 'meta',
  needs: [],
  // LinkedIn has ad sets too, and X link clicks and results, so none of these tells alone.
  signs: [
    ['Reporting starts'],
    ['Amount spent', 'Impressions|Reach|Results|Link clicks'],
    ['Ad set name|Ad set ID', 'Link clicks|Results|Post reactions'],
    ['Campaign delivery|Ad set delivery|Ad delivery|Delivery level'],
    ['Attribution setting'],
    ['Result indicator'],
    ['CTR (link click-through rate)|CPC (cost per link click)|Purchase ROAS (return on ad spend)'],
    ['Video plays at 100%'],
  ],
  fields: {
    creative: ['Ad ID'],
    creativeName: ['Ad name'],
    campaign: ['Campaign ID'],
    campaignName: ['Campaign name'],
    adGroup: ['Ad set ID', 'Ad set name'],
    format: ['Format', 'Ad format', 'Media type', 'Ad format asset'],
    // The breakdown "Platform" says facebook, instagram, audience_network: where an ad was shown, not whose it is.
    platform: [],
    placement: ['Placement', 'Platform'],
    device: ['Impression device', 'Device platform', 'Device'],
    day: ['Reporting starts'],
    until: ['Reporting ends'],
    clicks: ['Link clicks'],
    reactions: ['Post reactions', 'Reactions'],
    comments: ['Post comments', 'Comments'],
    shares: ['Post shares', 'Shares'],
    videoViews: ['Video plays at 100%'],
    conversions: ['Purchases', 'Results'],
    revenue: ['Purchases conversion value'],
    spend: ['Amount spent'],
    text: ['Body', 'Text'],
  },
  constants: { platform: 'META', paid: 'true' },
  apart: [
    ...BREAKDOWNS,
    'Platform',
    'Device platform',
    'Impression device',
    'Media type',
    'Ad format asset',
    'Result indicator',
    'Result type',
    'Attribution setting',
  ],
  slashOrder: null,
}

/** An Ads Manager export where every row covers the whole period. */
export const metaPeriod: Shape = META

/** An Ads Manager export with the Day breakdown. */
export const metaDaily: Shape = {
  ...META,
  needs: ['Day'],
  fields: { ...META.fields, day: ['Day'], until: [] },
}
