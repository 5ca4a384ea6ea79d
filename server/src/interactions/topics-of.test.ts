import { expect, test } from 'vitest'
import { normaliseTopic, topicsOf } from './topics-of.ts'

const about = (told: Partial<Parameters<typeof topicsOf>[0]>) =>
  topicsOf({ kind: 'CLICK', text: null, properties: null, ...told })?.split('\n') ?? []

test.for([
  ['Gravel_Racing', 'gravel racing'],
  ['  gravel--racing ', 'gravel racing'],
  ['#Fahrräder', 'fahrräder'],
  ['ＧＲＡＶＥＬ', 'gravel'],
  ['自行车', '自行车'],
  ['#车', '车'],
])('%s is %s', ([name, topic]) => {
  expect(normaliseTopic(name!)).toBe(topic)
})

test.for(['', ' ', '#', '1', '2026', 'x', 'é', '---', 'n'.repeat(51)])('%j is no topic', (name) => {
  expect(normaliseTopic(name)).toBeNull()
})

test('hashtags in what people write are topics, and numbers, anchors and characters of HTML are none', () => {
  const text = 'Mud! #GravelRacing,#bikes and #iPhone. #1 &#39; https://x.example/#top a#b ＃自行车 #BIKES'
  expect(about({ kind: 'COMMENT', text })).toEqual(['gravel racing', 'bikes', 'iphone', '自行车'])
})

test('topics, tags and categories that a sender names are topics, in every form that they come in', () => {
  expect(about({ properties: { category: 'Bikes > Gravel', tags: ['Steel', 'Tubeless; Steel'] } })).toEqual([
    'steel',
    'tubeless',
    'bikes',
    'gravel',
  ])
  expect(about({ properties: { products: [{ category: 'Bells' }, { category: 7 }, null, 'x'], topic: {} } })).toEqual([
    'bells',
  ])
  expect(about({ topics: 'Mud, Rain' })).toEqual(['mud', 'rain'])
})

test('a deed has at most five topics, the first that are named', () => {
  const tags = Array.from({ length: 30 }, (_, i) => `tag ${'abcdefghij'[i % 10]}${i}`)
  expect(about({ properties: { tags: tags.join(',') } })).toEqual(tags.slice(0, 5))
})

test('what we do towards people shows none of their interests', () => {
  for (const kind of ['IMPRESSION', 'REPLY'] as const)
    expect(about({ kind, text: '#bikes', properties: { tags: 'bikes' } })).toEqual([])
})
