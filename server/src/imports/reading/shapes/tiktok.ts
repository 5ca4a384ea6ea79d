import { BREAKDOWNS, type Shape } from './shape.ts'

/** A TikTok Ads Manager report. */
export const tiktok: Shape = {
  kind: 'tiktok',
  needs: [],
  signs: [
    ['Clicks (destination)'],
    ['CTR (destination)'],
    ['2-second video views'],
    ['Website URL (Ad level)'],
    ['By Day|Date', 'Campaign name|Ad group name|Ad name', 'Cost', 'Impressions'],
  ],
  fields: {
    creative: ['Ad ID'],
    creativeName: ['Ad name'],
    campaign: ['Campaign ID'],
    campaignName: ['Campaign name'],
    adGroup: ['Ad group ID', 'Ad group name'],
    format: ['Ad format'],
    // The breakdown "Platform" is the telephone's system.
    platform: [],
    device: ['Device', 'Platform', 'Operating system'],
    country: ['Country', 'Country/Region'],
    day: ['By Day', 'Date', 'Day'],
    until: [],
    text: ['Text', 'Ad text'],
    clicks: ['Clicks (destination)', 'Clicks (all)', 'Clicks'],
    reactions: ['Paid likes', 'Likes'],
    comments: ['Paid comments', 'Comments'],
    shares: ['Paid shares', 'Shares'],
    videoViews: ['Video views at 100%'],
    conversions: ['Conversions'],
    revenue: ['Complete payment value'],
    spend: ['Cost'],
  },
  constants: { platform: 'TIKTOK', paid: 'true' },
  apart: [...BREAKDOWNS, 'By Hour', 'Province', 'Platform'],
  slashOrder: null,
}
