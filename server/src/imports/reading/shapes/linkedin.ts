import { BREAKDOWNS, type Shape } from './shape.ts'

/** Since the rename of 2026: campaigns hold ad sets. */
export const linkedinAdSets: Shape = {
  kind: 'linkedin',
  needs: ['Ad Set ID|Ad Set Name|Ad Set Objective|Ad Set Status'],
  signs: [
    ['Total Spent', 'Impressions|Clicks'],
    ['Start Date', 'Impressions|Clicks', 'Account Name|Campaign Name|Ad Introduction Text'],
  ],
  fields: {
    creative: ['Ad ID', 'Creative ID'],
    creativeName: ['Ad Name', 'Creative Name'],
    campaign: ['Campaign ID'],
    campaignName: ['Campaign Name'],
    adGroup: ['Ad Set ID', 'Ad Set Name'],
    format: ['Ad Format', 'Ad Type', 'Creative Type'],
    day: ['Start Date', 'Day', 'Date'],
    until: [],
    text: ['Ad Introduction Text', 'Ad Headline'],
    conversions: ['Conversions'],
    revenue: ['Total Conversion Value'],
    spend: ['Total Spent'],
  },
  constants: { platform: 'LINKEDIN', paid: 'true' },
  apart: [
    ...BREAKDOWNS,
    'Company Name',
    'Job Title',
    'Job Function',
    'Seniority',
    'Industry',
    'Company Size',
    'Click URL',
  ],
  slashOrder: 'MDY',
}

/** Before it: campaign groups hold campaigns, which are what ad sets are now. */
export const linkedinCampaignGroups: Shape = {
  ...linkedinAdSets,
  needs: ['Campaign Group Name|Campaign Group ID|Campaign Group'],
  signs: [...linkedinAdSets.signs, ['Campaign Group Name|Campaign Group ID', 'Impressions|Clicks']],
  fields: {
    ...linkedinAdSets.fields,
    campaign: ['Campaign Group ID'],
    campaignName: ['Campaign Group Name', 'Campaign Group'],
    adGroup: ['Campaign ID', 'Campaign Name'],
  },
}

/** An export that has columns of neither: whatever its campaigns are, nothing in it is broader. */
export const linkedinCampaigns: Shape = {
  ...linkedinAdSets,
  needs: [],
  fields: { ...linkedinAdSets.fields, adGroup: [] },
}
