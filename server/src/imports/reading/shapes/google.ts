import { BREAKDOWNS, type Shape } from './shape.ts'

/** A Google Ads report. Its "Interactions" are views for some campaigns and clicks for others, so they are no field. */
export const google: Shape = {
  kind: 'google',
  needs: [],
  signs: [
    ['Impr.', 'Campaign|Ad group|Ad group ID|Campaign ID|Ad ID|Ad|Keyword'],
    ['Currency code', 'Cost', 'Clicks|Conversions', 'Campaign|Ad group'],
  ],
  fields: {
    creative: ['Ad ID'],
    creativeName: ['Ad name', 'Ad'],
    campaign: ['Campaign ID'],
    campaignName: ['Campaign', 'Campaign name'],
    adGroup: ['Ad group ID', 'Ad group'],
    format: ['Ad type', 'Ad format'],
    country: ['Country', 'Country/Territory', 'Country/Territory (User location)'],
    until: [],
    text: ['Headline 1'],
    impressions: ['Impr.', 'Impressions'],
    conversions: ['Conversions'],
    revenue: ['Conv. value'],
    spend: ['Cost'],
    currency: ['Currency code', 'Currency'],
  },
  constants: { platform: 'GOOGLE', paid: 'true' },
  apart: [
    ...BREAKDOWNS,
    'Keyword',
    'Search keyword',
    'Search term',
    'Match type',
    'Final URL',
    'Network (with search partners)',
  ],
  slashOrder: null,
}
