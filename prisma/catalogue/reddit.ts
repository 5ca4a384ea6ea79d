import { GB, MB, formatsOf } from './catalogue-format.ts'

const help = 'Reddit Ads help, unit specs; Reddit Ads API v3 post types'

export const redditFormats = formatsOf('REDDIT', help, [
  {
    id: 'reddit_image',
    apiName: 'IMAGE',
    name: 'Image',
    medium: 'IMAGE',
    ratios: ['4:3', '1:1', '4:5', '16:9'],
    sizes: ['1440x1080', '1080x1080', '1080x1350', '1920x1080'],
    maxBytes: 3 * MB,
    aliases: ['image', 'images', 'photo', 'image ad', 'image post'],
  },
  {
    id: 'reddit_video',
    apiName: 'VIDEO',
    name: 'Video',
    medium: 'VIDEO',
    ratios: ['4:3', '16:9', '1:1', '4:5'],
    sizes: ['1440x1080', '1920x1080', '1200x1200', '1200x1500'],
    seconds: [2, 15 * 60],
    maxBytes: 1 * GB,
    aliases: ['video', 'videos', 'video ad', 'video post'],
  },
  {
    id: 'reddit_carousel',
    apiName: 'CAROUSEL',
    name: 'Carousel',
    medium: 'CAROUSEL',
    ratios: ['1:1', '4:5', '4:3', '16:9'],
    sizes: ['1200x1200', '1200x1500', '1440x1080', '1920x1080'],
    cards: [2, 6],
    maxBytes: 20 * MB,
    interactive: true,
    aliases: ['carousel', 'carousels', 'carousel ad', 'gallery'],
  },
  {
    id: 'reddit_text',
    apiName: 'TEXT',
    name: 'Text post',
    medium: 'TEXT',
    source: `${help}; free-form ads may carry pictures and video between the words`,
    aliases: ['text', 'status', 'free-form', 'free-form ad', 'text ad'],
  },
  {
    id: 'reddit_promoted_post',
    apiName: 'PROMOTED_POST',
    name: 'Promoted community post',
    medium: 'TEXT',
    source: 'Reddit Ads API v3 post types; a post of somebody else, with whatever it carries',
    aliases: ['promoted post', 'community post'],
  },
  {
    id: 'reddit_link',
    name: 'Link post',
    medium: 'TEXT',
    source: 'Reddit organic posts; limits not confirmed',
    aliases: ['link', 'links'],
  },
])
