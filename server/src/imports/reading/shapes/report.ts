import { BREAKDOWNS, type Shape } from './shape.ts'

/** Any other report on advertisements: columns that bear the fields' names, or usual words for them. */
export const report: Shape = {
  kind: 'report',
  needs: [],
  signs: [
    [
      'creative|creativeName|campaign|campaignName|Ad ID|Ad name|Campaign ID',
      'impressions|reach|clicks|Link clicks|reactions|comments|shares|videoViews|conversions|revenue|spend|spent|cost',
    ],
  ],
  fields: {
    creative: ['Creative ID', 'Ad ID', 'creative', 'ad'],
    creativeName: ['creativeName', 'Ad name', 'creative', 'ad'],
    campaign: ['Campaign ID', 'campaign'],
    campaignName: ['campaignName', 'campaign'],
    adGroup: ['adGroup', 'Ad group ID', 'Ad set ID', 'Ad group name', 'Ad set', 'Ad set name'],
    format: ['format', 'Ad format', 'Ad type'],
    day: ['day', 'date'],
    until: ['until', 'End date'],
    clicks: ['clicks', 'Link clicks'],
    reactions: ['reactions', 'likes'],
    conversions: ['conversions', 'Total conversions', 'Total conversion'],
    spend: ['spend', 'spent', 'cost', 'Amount spent'],
    currency: ['currency', 'Currency code'],
  },
  constants: {},
  apart: [...BREAKDOWNS, 'Keyword', 'Match type'],
  slashOrder: null,
}
