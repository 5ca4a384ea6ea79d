import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { open } from '../../support/listening.ts'
import { ruled, settled } from '../../support/membership.ts'
import { makeShare } from '../../support/shares.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

// Who may see what of a segment: pages see sums, and of no fewer than ten people.

const rapport = await startRapport()
const space = await rapport.newSpace()

const rules = {
  Nordics: { trait: 'country', in: ['NO', 'SE'] },
  Swedes: { trait: 'country', equals: 'SE' },
  'Nordics who clicked': { and: [{ segment: '' }, { did: { kind: 'CLICK' }, atLeast: 1 }] },
  Named: {
    or: [
      { trait: 'country', equals: 'NO' },
      { identity: 'email', in: ['ada@shop.example'] },
      { profile: 'displayName', contains: 'Lovelace' },
      { trait: 'boss', equals: 'grace@shop.example' },
      { trait: 'friend', in: ['A', 'B', 'C', 'D', 'E', 'F'] },
    ],
  },
  'Friends of ada@shop.example': {
    or: [
      { trait: 'country', equals: 'NO' },
      { interest: 'ada@shop.example', gt: 0, after: '2026-03-01T10:00:00.250000000Z' },
      { did: { event: ['Mail ada@shop.example', 'Prices'], campaign: 'Call +47 912 34 567' }, atLeast: 2 },
    ],
  },
}

/** Ten people in Norway, nine in Sweden and one elsewhere; each was shown a reel, and those of Norway clicked. */
const people = Array.from({ length: 20 }, (_, i) => ({ user: `u${i}`, country: i < 10 ? 'NO' : i < 19 ? 'SE' : 'DE' }))

let token = ''
let key = ''

beforeAll(async () => {
  await space.take(`user_id,country\n${people.map(({ user, country }) => `${user},${country}`).join('\n')}\n`, {
    as: 'CUSTOMERS',
  })
  const nordics = await ruled(space, 'Nordics', rules.Nordics)
  for (const [name, rule] of Object.entries(rules))
    await ruled(space, name, JSON.parse(JSON.stringify(rule).replace('"segment":""', `"segment":"${nordics}"`)))
  await settled(rapport.db, space)
  const rows = people.flatMap(({ user, country }) => [
    `${user},IMPRESSION,2026-03-01T10:00:00Z,c1,meta_reel`,
    ...(country === 'NO' ? [`${user},CLICK,2026-03-01T10:01:00Z,c1,meta_reel`] : []),
  ])
  await space.take(`user_id,kind,at,creative,format\n${rows.join('\n')}\n`, { as: 'INTERACTIONS' })
  await settled(rapport.db, space)
  token = await embedToken(space, { operations: ['Segment', 'FormatPerformance'] })
  key = (await makeKey(space, { kind: 'PUBLISHABLE', origins: [pageOrigin] })).key
}, 60_000)

interface Shown {
  segment: {
    id: string
    name: string
    description: string | null
    rule: unknown
    byBehaviour: boolean
    size: number | null
    share: number | null
    growth: { entered: number; size: number }[]
    formatPerformance: { total: { impressions: number; ctr: { value: number } } } | null
  } | null
  formatPerformance: { total: { impressions: number } }
}

const input = { groupBy: ['FORMAT'], source: 'OBSERVED' }
const { documentId, query } = trusted('Segment')

/** What the element is answered. */
const shown = async (which: object, credential: string) => {
  const answer = await space.send<Shown>(
    { documentId, variables: { days: 7, input, ...which } },
    { credential, origin: pageOrigin },
  )
  expect(answer.errors).toEqual([])
  return answer.data
}

test.for(['an embed token', 'a publishable key'])('%s shows a segment of ten people and more', async (which) => {
  const { segment, formatPerformance } = await shown({ name: 'Nordics' }, which === 'an embed token' ? token : key)
  expect(segment).toMatchObject({ size: 19, share: 0.95, byBehaviour: false })
  expect(segment?.growth.at(-1)).toMatchObject({ size: 19, entered: 19 })
  expect(Number(segment?.formatPerformance?.total.impressions)).toBe(19)
  expect(segment?.formatPerformance?.total.ctr.value).toBeCloseTo(10 / 19)
  expect(Number(formatPerformance.total.impressions)).toBe(20)
})

test.for(['an embed token', 'a publishable key'])('%s shows nothing of fewer than ten', async (which) => {
  const credential = which === 'an embed token' ? token : key
  const { segment } = await shown({ name: 'Swedes' }, credential)
  expect(segment).toMatchObject({ size: null, share: null, growth: [], formatPerformance: null })
  const performance = (asked: object) =>
    space.send<{ formatPerformance: { rows: { keys: { label: string }[] }[] } }>(
      { documentId: trusted('FormatPerformance').documentId, variables: { input: asked } },
      { credential, origin: pageOrigin },
    )
  const refused = await performance({ segmentId: segment?.id })
  expect(refused.errors[0]?.message).toMatch(/fewer than 10/)
  const { data } = await performance({ groupBy: ['SEGMENT'] })
  expect(data.formatPerformance.rows.map(({ keys }) => keys[0]?.label).toSorted()).toEqual([
    'Friends of a•••@s•••.example',
    'Named',
    'Nordics',
  ])
  for (const part of ['DAY', 'CREATIVE'])
    expect((await performance({ groupBy: ['SEGMENT', part] })).errors[0]?.message).toMatch(/not told what members/)
})

test('pages are told what members did in seven days and more', async () => {
  const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const { segment } = await shown({ name: 'Nordics' }, token)
  const asked = async (period: object) => {
    const { documentId: performance } = trusted('FormatPerformance')
    const answers = [
      await space.send(
        { documentId, variables: { name: 'Nordics', days: 7, input: { ...input, ...period } } },
        { credential: token, origin: pageOrigin },
      ),
      ...(await Promise.all(
        [{ groupBy: ['SEGMENT'] }, { segmentId: segment?.id }].map((which) =>
          space.send(
            { documentId: performance, variables: { input: { ...which, ...period } } },
            { credential: token, origin: pageOrigin },
          ),
        ),
      )),
    ]
    return answers.map(({ errors }) => errors[0]?.message)
  }
  const refused = expect.stringMatching(/fewer than 7 days/)
  for (const period of [
    { from: '2026-03-01', to: '2026-03-01' },
    { from: '2026-02-28', to: '2026-03-05' },
    { from: dayFrom(-3) },
    { from: dayFrom(-3), to: '2999-01-01' },
  ])
    expect(await asked(period)).toEqual([refused, refused, refused])
  for (const period of [{ from: '2026-02-28', to: '2026-03-06' }, { from: dayFrom(-6) }, { to: '2026-03-01' }, {}])
    expect(await asked(period)).toEqual([undefined, undefined, undefined])
})

test('a secret key sees segments of any size, by id as by name', async () => {
  const { segment } = await space.ask<Shown>(query, { name: 'Swedes', days: 7, input })
  expect(segment).toMatchObject({ size: 9, share: 0.45, rule: rules.Swedes })
  expect((await space.ask<Shown>(query, { id: segment?.id, days: 7, input })).segment).toEqual(segment)
  expect((await space.ask<Shown>(query, { name: 'swedes', days: 7, input })).segment).toBeNull()
})

test('pages read the rule without what may name somebody, and segments in it by name', async () => {
  const clicked = (await shown({ name: 'Nordics who clicked' }, token)).segment
  expect(clicked).toMatchObject({
    byBehaviour: true,
    rule: { and: [{ segment: 'Nordics' }, { did: { kind: 'CLICK' }, atLeast: 1 }] },
  })
  expect((await shown({ name: 'Named' }, token)).segment?.rule).toEqual({
    or: [
      { trait: 'country', equals: 'NO' },
      { identity: 'email' },
      { profile: 'displayName' },
      { trait: 'boss', equals: 'g•••@s•••.example' },
      { trait: 'friend' },
    ],
  })
  const full = await embedToken(space, { operations: ['Segment'], pii: 'FULL' })
  expect((await shown({ name: 'Named' }, full)).segment?.rule).toEqual(rules.Named)
  expect((await shown({ name: 'Named' }, key)).segment).toMatchObject({ rule: null, description: null })
})

test.for(['MASKED', 'NONE'] as const)('contact data is masked wherever it stands in a segment: %s', async (pii) => {
  const name = 'Friends of ada@shop.example'
  const { id } = await rapport.db.prisma.segment.findFirstOrThrow({ where: { workspaceId: space.id, name } })
  await rapport.db.prisma.segment.update({
    where: { workspaceId_id: { workspaceId: space.id, id } },
    data: { description: 'Of ada@shop.example, +47 912 34 567' },
  })
  const masked = await embedToken(space, { operations: ['Segment'], pii })
  expect((await shown({ name }, masked)).segment).toMatchObject({
    name: 'Friends of a•••@s•••.example',
    description: 'Of a•••@s•••.example, •••67',
    rule: {
      or: [
        pii === 'NONE' ? { trait: 'country' } : rules[name].or[0],
        { interest: 'a•••@s•••.example', gt: 0, after: '2026-03-01T10:00:00.250000000Z' },
        { did: { event: ['Mail a•••@s•••.example', 'Prices'], campaign: 'Call •••67' }, atLeast: 2 },
      ],
    },
  })
  const full = await embedToken(space, { operations: ['Segment'], pii: 'FULL' })
  expect((await shown({ name }, full)).segment).toMatchObject({ name, rule: rules[name] })
})

test('which segment is said in one way', async () => {
  for (const which of [{}, { id: btoa(`Segment:${space.id}`), name: 'Nordics' }]) {
    const { errors } = await space.send({ query, variables: { days: 7, input, ...which } })
    expect(errors[0]?.message).toBe('Say which segment: give its id or its name.')
  }
})

test('a page that follows a segment hears that somebody came, not who; of fewer than ten people it hears nothing', async () => {
  await rapport.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`
  const follow = (name: string) =>
    open(url, token, { documentId: trusted('SegmentLive').documentId }, { name }, { origin: pageOrigin })
  const nordics = await follow('Nordics')
  const swedes = await follow('Swedes')
  expect(await swedes.next()).toMatchObject({ data: { errors: [{ message: expect.stringMatching(/fewer than 10/) }] } })
  await space.take('user_id,country\nu100,NO\n', { as: 'CUSTOMERS' })
  expect(await nordics.next()).toMatchObject({ data: { data: { segmentChanged: { step: 'MANY' } } } })
})

test('a segment is framed by publishable key and by link, under its name, and a small one is not', async () => {
  const get = (path: string) => rapport.app.inject({ url: path })
  const byKey = await get(`/frame/segment?key=${key}&segment=Nordics`)
  expect(byKey.statusCode).toBe(200)
  expect(byKey.body).toContain('<title>Nordics</title>')
  expect(byKey.body).not.toContain('Who is in it')
  const { path } = await makeShare(space, { element: 'SEGMENT', attributes: { segment: 'Nordics' } })
  const byLink = await get(path)
  expect(byLink.body).toContain('Norway or Sweden')
  expect((await get(`/frame/segment?key=${key}&segment=Swedes`)).body).toContain('Too few people')
  const address = encodeURIComponent(`http://localhost:4000/frame/segment?key=${key}&segment=Nordics`)
  expect((await get(`/oembed?url=${address}`)).json()).toMatchObject({ title: 'Segment', width: 720 })
})
