import { expect, test } from 'vitest'
import { Medium, Platform } from '../generated/client/enums.ts'
import { catalogue } from './catalogue.ts'
import type { CatalogueFormat } from './catalogue-format.ts'

const plain = (word: string) => word.toLowerCase().replaceAll(/[\s_-]+/g, '')

const words = ({ id, apiName, name, aliases }: CatalogueFormat) =>
  new Set([id, name, ...(apiName === null ? [] : [apiName]), ...aliases].map(plain))

const byId = (id: string) => {
  const format = catalogue.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format
}

const answering = (platform: Platform, alias: string) =>
  catalogue.filter((format) => format.platform === platform && format.aliases.includes(alias)).map(({ id }) => id)

test('there are at least 80 formats, of every platform and every medium', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(80)
  expect(new Set(catalogue.map((format) => format.platform))).toEqual(new Set(Object.values(Platform)))
  expect(new Set(catalogue.map((format) => format.medium))).toEqual(new Set(Object.values(Medium)))
})

test('an id occurs once and is the platform followed by words in snake case', () => {
  expect(new Set(catalogue.map((format) => format.id)).size).toBe(catalogue.length)
  for (const { id, platform } of catalogue) expect(id).toMatch(new RegExp(`^${platform.toLowerCase()}(_[a-z0-9]+)+$`))
})

test.each(Object.values(Platform))('no two formats of %s share a name, an API name or an alias', (platform) => {
  const owners = new Map<string, string[]>()
  for (const format of catalogue.filter((one) => one.platform === platform)) {
    for (const word of words(format)) owners.set(word, [...(owners.get(word) ?? []), format.id])
  }
  expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
})

test('aliases are in lower case, without blanks around them, and stated once', () => {
  for (const { id, aliases } of catalogue) {
    expect(aliases, id).toEqual([...new Set(aliases.map((alias) => alias.trim().toLowerCase()))])
    expect(aliases, id).not.toContain('')
  }
})

test('sizes and ratios are written in one way', () => {
  for (const { id, sizes, ratios } of catalogue) {
    for (const size of sizes) expect(size, id).toMatch(/^\d+x\d+(mm)?$/)
    for (const ratio of ratios) expect(ratio, id).toMatch(/^\d+(\.\d+)?:\d+(\.\d+)?$/)
  }
})

test('a size has one of the ratios of its format, where the format states both', () => {
  const value = (ratio: string, separator: string) => {
    const [width = NaN, height = NaN] = ratio.split(separator).map(Number.parseFloat)
    return width / height
  }
  for (const { id, sizes, ratios } of catalogue) {
    if (ratios.length === 0) continue
    for (const size of sizes) {
      const nearest = Math.min(...ratios.map((ratio) => Math.abs(value(ratio, ':') / value(size, 'x') - 1)))
      expect(nearest, `${id} ${size}`).toBeLessThan(0.02)
    }
  }
})

test('limits are positive and in order', () => {
  for (const { id, minSeconds, maxSeconds, minCards, maxCards, maxBytes } of catalogue) {
    for (const limit of [minSeconds, maxSeconds, minCards, maxCards, maxBytes]) {
      if (limit !== null) expect(limit, id).toBeGreaterThan(0)
    }
    if (minSeconds !== null && maxSeconds !== null) expect(minSeconds, id).toBeLessThanOrEqual(maxSeconds)
    if (minCards !== null && maxCards !== null) expect(minCards, id).toBeLessThanOrEqual(maxCards)
    for (const whole of [minCards, maxCards, maxBytes])
      expect(whole === null || Number.isSafeInteger(whole), id).toBe(true)
  }
})

test('every format says where its facts come from', () => {
  for (const { id, source } of catalogue) expect(source.trim(), id).not.toBe('')
})

test('whatever is swiped, played or answered is interactive', () => {
  for (const { id, medium, interactive } of catalogue) {
    if (medium === 'CAROUSEL' || medium === 'INTERACTIVE') expect(interactive, id).toBe(true)
  }
})

test.each<[Platform, string, string]>([
  ['META', 'photo', 'meta_photo_post'],
  ['META', 'status', 'meta_status_post'],
  ['META', 'link', 'meta_link_post'],
  ['META', 'video', 'meta_feed_video'],
  ['META', 'text', 'meta_status_post'],
  ['META', 'image', 'meta_feed_image'],
  ['META', 'carousel', 'meta_carousel'],
  ['META', 'collection', 'meta_collection'],
  ['META', 'playable', 'meta_playable'],
  ['META', 'story', 'meta_story_video'],
  ['META', 'reel', 'meta_reels'],
  ['META', 'event', 'meta_event'],
  ['GOOGLE', 'image', 'google_image'],
  ['GOOGLE', 'video', 'google_video'],
  ['GOOGLE', 'carousel', 'google_demand_gen_carousel'],
  ['GOOGLE', 'playable', 'google_app_playable'],
  ['GOOGLE', 'bumper', 'google_bumper'],
  ['LINKEDIN', 'image', 'linkedin_single_image'],
  ['LINKEDIN', 'video', 'linkedin_video'],
  ['LINKEDIN', 'carousel', 'linkedin_carousel'],
  ['LINKEDIN', 'document', 'linkedin_document'],
  ['TIKTOK', 'image', 'tiktok_single_image'],
  ['TIKTOK', 'video', 'tiktok_in_feed'],
  ['TIKTOK', 'carousel', 'tiktok_carousel'],
  ['TIKTOK', 'playable', 'tiktok_playable'],
  ['PINTEREST', 'image', 'pinterest_image'],
  ['PINTEREST', 'video', 'pinterest_video'],
  ['PINTEREST', 'carousel', 'pinterest_carousel'],
  ['SNAPCHAT', 'image', 'snapchat_image'],
  ['SNAPCHAT', 'video', 'snapchat_video'],
  ['SNAPCHAT', 'story', 'snapchat_story'],
  ['X', 'image', 'x_image'],
  ['X', 'video', 'x_video'],
  ['X', 'carousel', 'x_carousel'],
  ['REDDIT', 'image', 'reddit_image'],
  ['REDDIT', 'video', 'reddit_video'],
  ['REDDIT', 'carousel', 'reddit_carousel'],
  ['WEB', 'image', 'web_display'],
  ['WEB', '300x250', 'web_medium_rectangle'],
  ['BROADCAST', 'spot', 'broadcast_tv_spot_30_seconds'],
  ['OTHER', 'playable', 'other_playable'],
])('on %s the plain word "%s" means %s', (platform, alias, id) => {
  expect(answering(platform, alias)).toEqual([id])
})

test('facts of the platforms are kept as their guides state them', () => {
  expect(byId('google_bumper')).toMatchObject({ apiName: 'VIDEO_BUMPER_AD', maxSeconds: 6 })
  expect(byId('meta_carousel')).toMatchObject({ minCards: 2, maxCards: 10, interactive: true })
  expect(byId('meta_feed_video')).toMatchObject({ minSeconds: 1, maxSeconds: 14_460, maxBytes: 4_000_000_000 })
  expect(byId('meta_playable')).toMatchObject({ medium: 'INTERACTIVE', interactive: true, maxBytes: 5_000_000 })
  expect(byId('linkedin_document')).toMatchObject({ medium: 'DOCUMENT', interactive: true, maxBytes: 100_000_000 })
  expect(byId('tiktok_carousel')).toMatchObject({ minCards: 2, maxCards: 35 })
  expect(byId('web_medium_rectangle')).toMatchObject({ sizes: ['300x250'], maxBytes: 150_000, interactive: false })
  expect(byId('print_full_page')).toMatchObject({ medium: 'PRINT', sizes: ['210x297mm'] })
  expect(byId('broadcast_tv_spot_30_seconds')).toMatchObject({ medium: 'BROADCAST', minSeconds: 30, maxSeconds: 30 })
})

test('a limit on which sources disagree stays unknown', () => {
  expect(byId('meta_reels')).toMatchObject({ minSeconds: null, maxSeconds: null })
  expect(byId('meta_instagram_carousel')).toMatchObject({ minCards: 2, maxCards: null })
  expect(byId('tiktok_top_view')).toMatchObject({ maxSeconds: null })
})
