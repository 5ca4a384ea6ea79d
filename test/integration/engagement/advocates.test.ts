import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'

const rapport = await startRapport()

const ask = `query ($first: Int, $min: Int) {
  advocates(first: $first, minFollowers: $min) {
    customer { displayName identities { namespace value } } mentions shares reviews followers potentialReach score lastAt
  }
}`

interface Advocate {
  customer: { displayName: string | null; identities: { namespace: string; value: string }[] }
  followers: number | null
  score: number
}

const people = `user_id,name,followers,followers_count
ada,Ada Larsen,100000,
bo,Bo Berg,90,120
ci,Ci Holm,many,
di,Di Strand,,
`
const interactions = `id,user_id,kind,at,channel,text
1,ada,mention,2026-03-01T10:00:00Z,instagram,
2,bo,share,2026-03-01T11:00:00Z,instagram,
3,bo,review,2026-03-02T11:00:00Z,web,
4,ci,mention,2026-03-01T10:00:00Z,x,
5,di,comment,2026-03-01T10:00:00Z,instagram,
6,ada,reply,2026-03-01T10:05:00Z,instagram,
`

test('who mentions, shares and reviews us is found as one person, by how much, how many follow them and how they feel', async () => {
  const space = await rapport.newSpace()
  await space.take(people)
  await space.take(interactions)
  const shop = await newSender(space)
  const said = (messageId: string, more: object) => ({
    type: 'track',
    messageId,
    event: 'Brand Mentioned',
    timestamp: '2026-03-03T10:00:00Z',
    properties: { channel: 'x' },
    ...more,
  })
  await shop.post('batch', {
    batch: [
      said('as a visitor', { anonymousId: 'v' }),
      said('as a robot', { userId: 'di', context: { userAgent: 'Googlebot/2.1' } }),
      { type: 'identify', messageId: 'it is Bo', userId: 'bo', anonymousId: 'v' },
    ],
  })
  const advocates = async (variables: Record<string, unknown> = {}) =>
    (await space.ask<{ advocates: Advocate[] }>(ask, variables)).advocates
  const found = await advocates()
  expect(found).toMatchObject([
    {
      customer: { displayName: 'Bo Berg' },
      mentions: 1,
      shares: 1,
      reviews: 1,
      followers: 120,
      potentialReach: 360,
      lastAt: '2026-03-03T10:00:00.000Z',
    },
    {
      customer: { displayName: 'Ada Larsen' },
      mentions: 1,
      shares: 0,
      reviews: 0,
      followers: 100_000,
      potentialReach: 100_000,
      lastAt: '2026-03-01T10:00:00.000Z',
    },
    { customer: { displayName: 'Ci Holm' }, mentions: 1, followers: null, potentialReach: null, score: 0.5 },
  ])
  const everybody = '{ advocacy { people mentions shares reviews followedPeople potentialReach } }'
  expect(await space.ask(everybody)).toEqual({
    advocacy: { people: 3, mentions: 3, shares: 1, reviews: 1, followedPeople: 2, potentialReach: 100_360 },
  })
  expect(await (await rapport.newSpace()).ask(everybody)).toMatchObject({ advocacy: { people: 0, potentialReach: 0 } })
  expect(found[0]?.score).toBeCloseTo((3 * Math.log10(130)) / 2, 9)
  expect(found[1]?.score).toBeCloseTo(Math.log10(100_010) / 2, 9)
  expect((await advocates({ first: 1 })).map(({ customer }) => customer.displayName)).toEqual(['Bo Berg'])
  expect((await advocates({ min: 1000 })).map(({ customer }) => customer.displayName)).toEqual(['Ada Larsen'])
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
  await rapport.db.execute('UPDATE customer_advocacy SET shares = 9 WHERE workspace_id = $1::uuid AND shares = 1', [
    space.id,
  ])
  expect(await recount(rapport.db, space.id, { check: false })).toMatchObject([{ counter: 'customer_advocacy' }])
  expect(await advocates()).toEqual(found)
})

test('of those who say as much, who speaks well of us comes first', async () => {
  const space = await rapport.newSpace()
  await space.take(`id,user_id,kind,at,channel,text
1,cross,review,2026-03-01T10:00:00Z,web,This is terrible and broken. I hate it.
2,silent,review,2026-03-01T10:00:00Z,web,
3,glad,review,2026-03-01T10:00:00Z,web,This is wonderful. I love it!
`)
  const { advocates } = await space.ask<{ advocates: Advocate[] }>(ask)
  expect(advocates.map(({ customer }) => customer.identities[0]?.value)).toEqual(['glad', 'silent', 'cross'])
})
