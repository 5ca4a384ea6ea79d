/** What is counted by day, as the columns of the counters are called. */
export const days = ['impressions', 'clicks', 'reactions', 'comments', 'shares', 'video_views', 'conversions'] as const

export const kindOf: Record<(typeof days)[number], string> = {
  impressions: 'IMPRESSION',
  clicks: 'CLICK',
  reactions: 'REACTION',
  comments: 'COMMENT',
  shares: 'SHARE',
  video_views: 'VIEW',
  conversions: 'PURCHASE',
}

export const exposure = `kind = 'IMPRESSION'`
/** What the person did: neither what they were shown nor our replies. */
export const deed = `kind NOT IN ('IMPRESSION', 'REPLY')`
export const click = `kind = 'CLICK'`
export const response = `kind IN ('CLICK', 'REACTION', 'COMMENT', 'SHARE')`
export const conversion = `kind = 'PURCHASE'`

/** How many rows are so. */
export const count = (what: string) => `count(*) FILTER (WHERE ${what})`

/** What is counted of each customer. */
export const ofCustomer = {
  interaction: 'true',
  exposure,
  response,
  purchase: conversion,
  deed,
  click,
  reaction: `kind = 'REACTION'`,
  comment: `kind = 'COMMENT'`,
  share: `kind = 'SHARE'`,
}
