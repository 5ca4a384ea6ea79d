import { manifest } from '@rapport/schema/generated/manifest.ts'
import { expect, test } from 'vitest'
import { costOf } from './cost-of.ts'

const idOf = (name: string) => Object.entries(manifest).find(([, { operation }]) => operation === name)?.[0]
const performance = (input: unknown) => costOf({ documentId: idOf('FormatPerformance'), variables: { input } })

test.for<[number, unknown]>([
  [1, { from: '2026-08-01', to: '2026-08-31' }],
  [1, { from: '2026-08-01', to: '2026-08-31', groupBy: 'FORMAT' }],
  [2, { from: '2026-08-01', to: '2026-08-31', groupBy: ['FORMAT', 'DAY'] }],
  [4, { from: '2025-09-01', to: '2026-08-31' }],
  [8, {}],
  [8, { from: '1990-01-01' }],
  [5, { from: '2026-08-01', to: '2026-08-31', groupBy: ['AGE'] }],
  [5, { from: '2026-08-01', to: '2026-08-31', slice: { gender: 'female', age: null } }],
  [1, { from: '2026-08-01', to: '2026-08-31', slice: { gender: null } }],
  [120, { groupBy: ['AGE', 'GENDER', 'FORMAT'] }],
  [2, { from: '2026-08-01', to: '2026-08-31', segmentId: 'U2VnbWVudDox' }],
  [1, { from: '2026-08-01', to: '2026-08-31', segmentId: null }],
  [4, { from: '2026-08-01', to: '2026-08-31', groupBy: ['SEGMENT', 'FORMAT'] }],
  [1, { from: '2026-08-01', to: '2026-08-31', mixes: ['PAID'] }],
  [21, { from: '2026-08-01', to: '2026-08-31', mixes: ['AGE', 'GENDER', 'AGE'] }],
  // Nonsense is refused later, and costs no less.
  [120, { groupBy: Array(1000).fill('AGE') }],
  [1, { from: '2026-08-31', to: '2026-08-01', groupBy: [] }],
  [8, { from: 'soon', to: { y: 1 } }],
  [8, null],
])('performance costs %i for %j', ([cost, input]) => {
  expect(performance(input)).toBe(cost)
})

test('every trusted document has a price, a stream a higher one than a card', () => {
  const price = (name: string) => costOf({ documentId: idOf(name), variables: {} })
  expect(Object.values(manifest).map(({ operation }) => [operation, price(operation)])).toEqual(
    expect.arrayContaining([
      ['ProfileCard', 2],
      ['ProfileCardLive', 10],
      ['Timeline', 2],
      ['TimelineLive', 10],
      ['FormatPerformance', 8],
      ['FormatPerformanceLive', 10],
      ['Segment', 25],
    ]),
  )
  expect(costOf({ documentId: idOf('Timeline'), variables: { first: 100 } })).toBe(14)
})

test.for([undefined, null, 'x', [], { documentId: '__proto__' }, { documentId: 7 }, { query: '{ workspace { id } }' }])(
  'what is refused anyway, %j, costs one',
  (request) => {
    expect(costOf(request)).toBe(1)
  },
)
