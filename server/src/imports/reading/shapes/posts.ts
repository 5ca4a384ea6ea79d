import type { Shape } from './shape.ts'

const POSTS: Shape = {
  kind: 'posts',
  needs: [],
  signs: [
    [
      'creative|Creative ID|Post ID|post',
      'publishedAt|published|posted|Publish time',
      'impressions|reach|clicks|reactions|likes|comments|shares|videoViews',
    ],
  ],
  fields: {
    creative: ['Creative ID', 'Post ID', 'creative', 'post'],
    creativeName: ['creativeName', 'Title'],
    format: ['format', 'Post type', 'Type'],
    text: ['text', 'Post message', 'Message', 'Description', 'Caption'],
    publishedAt: ['publishedAt', 'published', 'posted', 'Publish time'],
    impressions: ['impressions', 'Lifetime Post Total Impressions'],
    reach: ['reach', 'Lifetime Post Total Reach'],
    clicks: ['clicks', 'Total clicks'],
    reactions: ['reactions', 'likes', 'like'],
    comments: ['comments', 'comment'],
    shares: ['shares', 'share'],
  },
  constants: {},
  apart: [],
  slashOrder: null,
}

/** Any list of posts with their lifetime totals. */
export const posts: Shape = POSTS

/** The post-level export of Facebook Page Insights. Its "Consumptions" count clicks of every sort, so they do not feed `clicks`. */
export const pageInsights: Shape = {
  ...POSTS,
  signs: [
    ['Lifetime Post Total Reach|Lifetime Post Total Impressions'],
    ['Post ID', 'Permalink', 'Type', 'Posted'],
    ['Post ID', 'Permalink', 'Page ID|Page name'],
  ],
  constants: { platform: 'facebook' },
}
