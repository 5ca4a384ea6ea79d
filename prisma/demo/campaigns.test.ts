import { expect, test } from 'vitest'
import { catalogue } from '../catalogue/catalogue.ts'
import { plannedCreatives } from './campaigns.ts'
import { Random } from './random.ts'
import { showcaseStory } from './showcase.ts'

const creatives = plannedCreatives(new Random('creatives'))

test('every creative has a format that the catalogue lists for its platform', () => {
  for (const { formatId, platform } of creatives) {
    expect(catalogue.find(({ id }) => id === formatId)?.platform, formatId).toBe(platform)
  }
})

test('keys of creatives are unique, and the showcase names only creatives that exist', () => {
  const keys = creatives.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { creativeKey } of showcaseStory) if (creativeKey) expect(keys).toContain(creativeKey)
})
