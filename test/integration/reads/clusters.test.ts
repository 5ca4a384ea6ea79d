import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import type { Space } from '../../support/space.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { toldIn, trusted } from '../../support/trusted.ts'

const rapport = await startRapport()

const reel = { platform: 'META', creative: 'c1', format: 'meta_reels' } as const
const cards = { platform: 'META', creative: 'c2', format: 'meta_carousel' } as const

/** Ada on two devices and with an account: three profiles that turned out to be one person; and Bo. */
async function addAda(space: Space): Promise<void> {
  const day = (n: number) => `2026-03-0${n}T10:00:00.000Z`
  await collect(
    rapport.db,
    space,
    { of: ['anonymous_id:phone'], at: day(1), does: { kind: 'IMPRESSION', ...reel } },
    { of: ['anonymous_id:phone'], at: day(4), does: { kind: 'CLICK', ...reel } },
    {
      of: ['anonymous_id:phone'],
      at: day(1),
      tells: { displayName: 'A. on a phone', traits: { city: 'Oslo', pet: 'cat' } },
    },
    { of: ['anonymous_id:desk'], at: day(2), does: { kind: 'IMPRESSION', ...reel } },
    { of: ['anonymous_id:desk'], at: day(5), does: { kind: 'PURCHASE', ...cards, value: '10.50', currency: 'EUR' } },
    { of: ['anonymous_id:desk'], at: day(2), tells: { traits: { city: 'Bergen', pet: 'dog' } } },
    { of: ['user_id:42', 'email:ada@example.com'], at: day(3), tells: { traits: { city: 'Tromsø' } } },
    { of: ['user_id:42'], at: day(3), does: { kind: 'COMMENT', ...cards, text: 'Mine' } },
    { of: ['user_id:43'], at: day(6), does: { kind: 'IMPRESSION', ...cards } },
    { of: ['user_id:43'], at: day(6), tells: { displayName: 'Bo' } },
  )
}

const mergeAda = (space: Space) =>
  collect(
    rapport.db,
    space,
    { of: ['user_id:42', 'anonymous_id:phone'], at: '2026-03-05T10:00:00.000Z', tells: {} },
    { of: ['user_id:42', 'anonymous_id:desk'], at: '2026-03-05T10:00:00.000Z', tells: {} },
  )

interface Person {
  id: string
  displayName: string | null
  affinities: { sampleSize: number; format: { id: string } }[]
}

const whole = `id displayName known email traits identities { namespace value } firstSeenAt lastSeenAt
  engagement { interactions exposures responses purchases } affinities { sampleSize format { id } }
  interactions { edges { node { kind at creative { name } } } }`

const person = async (space: Space, identity: string) => {
  const [namespace, value] = identity.split(':')
  const query = `query ($identity: IdentityInput) { customer(identity: $identity) { ${whole} } }`
  return (await space.ask<{ customer: Person }>(query, { identity: { namespace, value } })).customer
}

test('whichever profile of a person is asked for, everything that is told is told of all of them', async () => {
  const space = await rapport.newSpace()
  await addAda(space)
  const before = {
    phone: await person(space, 'anonymous_id:phone'),
    user: await person(space, 'user_id:42'),
    desk: await person(space, 'anonymous_id:desk'),
  }
  expect(new Set(Object.values(before).map(({ id }) => id)).size).toBe(3)
  await mergeAda(space)

  const ada = await person(space, 'user_id:42')
  expect(ada).toMatchObject({
    displayName: 'A. on a phone',
    known: true,
    email: 'ada@example.com',
    // What the profile that stands for the person says counts; then what was told last.
    traits: { city: 'Tromsø', pet: 'dog' },
    identities: [
      { namespace: 'anonymous_id', value: 'desk' },
      { namespace: 'anonymous_id', value: 'phone' },
      { namespace: 'email', value: 'ada@example.com' },
      { namespace: 'user_id', value: '42' },
    ],
    firstSeenAt: '2026-03-01T10:00:00.000Z',
    lastSeenAt: '2026-03-05T10:00:00.000Z',
    engagement: { interactions: 5, exposures: 2, responses: 2, purchases: 1 },
  })
  // One of them clicked a carousel that nobody was seen to be shown.
  expect(ada.affinities.map(({ format, sampleSize }) => [format.id, sampleSize])).toEqual([['meta_reels', 2]])
  expect(ada).toHaveProperty(
    'interactions.edges',
    ['PURCHASE', 'CLICK', 'COMMENT', 'IMPRESSION', 'IMPRESSION'].map((kind) => ({
      node: expect.objectContaining({ kind }),
    })),
  )
  for (const identity of ['anonymous_id:phone', 'anonymous_id:desk', 'email:ada@example.com'])
    expect(await person(space, identity)).toEqual(ada)

  for (const { id } of Object.values(before)) {
    const found = await space.ask<{ node: Person; customer: Person }>(
      `query ($id: ID!) { node(id: $id) { ... on Customer { ${whole} } } customer(id: $id) { ${whole} } }`,
      { id },
    )
    expect([found.node, found.customer]).toEqual([ada, ada])
  }
})

test('a list of customers has each person once, found by the names of every profile', async () => {
  const space = await rapport.newSpace()
  await addAda(space)
  const list = async (args = '') => {
    const { customers } = await space.ask<{ customers: { edges: { node: Person }[] } }>(
      `{ customers${args} { edges { node { id displayName } } } }`,
    )
    return customers.edges.map(({ node }) => node.displayName)
  }
  expect(await list()).toHaveLength(4)
  await mergeAda(space)
  expect(await list()).toEqual(['Bo', 'A. on a phone'])
  for (const search of ['desk', 'on a ph', 'ADA@', '42'])
    expect(await list(`(search: "${search}")`)).toEqual(['A. on a phone'])
  expect(await list('(search: "nobody")')).toEqual([])
  expect(await list('(known: true)')).toHaveLength(2)
  expect(await list('(known: false)')).toEqual([])
  expect(await list('(known: true, search: "phone")')).toEqual(['A. on a phone'])
})

test('the profile card tells the same of a person with several profiles as the graph does', async () => {
  const space = await rapport.newSpace()
  await addAda(space)
  const { documentId, query } = trusted('ProfileCard')
  const same = async () => {
    for (const value of ['phone', 'desk']) {
      const variables = { customer: { namespace: 'anonymous_id', value }, formats: 5, interactions: 3 }
      const [direct, graph] = [await space.send({ documentId, variables }), await space.send({ query, variables })]
      expect(JSON.parse(direct.text)).toEqual(toldIn(JSON.parse(graph.text)))
      expect(direct.text).toContain('"firstSeenAt":"2026-03-0')
    }
  }
  await same()
  await mergeAda(space)
  await same()
})

test('a token that names one identity of a person shows the person, by that identity only', async () => {
  const space = await rapport.newSpace()
  await addAda(space)
  await mergeAda(space)
  const credential = await embedToken(space, {
    customers: [{ namespace: 'anonymous_id', value: 'phone' }],
    pii: 'FULL',
  })
  const card = async (namespace: string, value: string) => {
    const variables = { customer: { namespace, value }, formats: 1, interactions: 1 }
    const { documentId } = trusted('ProfileCard')
    const { data } = await space.send<{ customer: object | null }>(
      { documentId, variables },
      { credential, origin: pageOrigin },
    )
    return data.customer
  }
  expect(await card('anonymous_id', 'phone')).toMatchObject({
    email: 'ada@example.com',
    engagement: { interactions: 5 },
  })
  for (const [namespace, value] of [
    ['anonymous_id', 'desk'],
    ['user_id', '42'],
    ['user_id', '43'],
  ] as const)
    expect(await card(namespace, value)).toBeNull()
})
