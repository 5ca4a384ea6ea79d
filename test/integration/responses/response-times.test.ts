import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Clock {
  pairs: number
  medianResponseMinutes: number | null
  p90ResponseMinutes: number | null
}

interface Times {
  questions: number
  answered: number
  open: number
  overdue: number
  everyReply: Clock
  firstReply: Clock
}

const clock = 'pairs medianResponseMinutes p90ResponseMinutes'
const times = `questions answered open overdue everyReply { ${clock} } firstReply { ${clock} }`

async function responseTime(space: Space, input: object = {}): Promise<Times> {
  const answer = await space.ask<{ responseTime: Times }>(
    `query ($input: ResponseTimeInput!) { responseTime(input: $input) { ${times} } }`,
    { input },
  )
  return answer.responseTime
}

const waits = (...minutes: number[]): Clock => {
  const sorted = minutes.toSorted((one, other) => one - other)
  const place = (nth: number) => sorted[Math.min(Math.max(nth, 1), sorted.length) - 1] ?? 0
  const at = (share: number) =>
    (place(Math.ceil(share * sorted.length)) + place(Math.floor(share * sorted.length) + 1)) / 2
  return { pairs: minutes.length, medianResponseMinutes: at(0.5), p90ResponseMinutes: at(0.9) }
}

const said = (id: string, event: string, minute: number, more: object = {}, channel = 'instagram') => ({
  type: 'track',
  messageId: id,
  userId: '42',
  event,
  timestamp: new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString(),
  properties: { channel, ...more },
})

const talk = [
  said('comment', 'Comment Posted', 0, { text: 'Is it light?' }),
  said('first answer', 'Message Sent', 30, { inReplyTo: 'comment' }),
  said('second answer', 'Message Sent', 90, { inReplyTo: 'comment' }),
  said('never answered', 'Comment Posted', 1),
  said('message', 'Message Received', 5, {}, 'messenger'),
  said('and another', 'Message Received', 7, {}, 'messenger'),
  said('on another channel', 'Message Received', 6, {}, 'email'),
  said('to both, naming neither', 'Message Sent', 10, {}, 'messenger'),
  said('and more', 'Message Sent', 11, {}, 'messenger'),
  said('after that', 'Message Received', 12, {}, 'messenger'),
  said('naming the first', 'Message Sent', 20, { inReplyTo: 'message' }, 'messenger'),
]

/** Comment 30 and 90; messages: 5 and, by name, 15; 3; and 8 for the last. */
const expected: Times = {
  questions: 6,
  answered: 4,
  open: 2,
  overdue: 2,
  everyReply: waits(30, 90, 5, 15, 3, 8),
  firstReply: waits(30, 5, 3, 8),
}

const halves = (one: number) => [talk.filter((_, i) => i % 2 === one), talk.filter((_, i) => i % 2 !== one)]

test.for([
  ['at once', [talk]],
  ['one by one', talk.map((one) => [one])],
  ['one by one, the last first', talk.toReversed().map((one) => [one])],
  ['in two parts', halves(0)],
  ['in two parts, the other first', halves(1)],
  ['twice', [talk, talk]],
] as const)(
  'whatever order they come in, answers answer what they name, and in private what is open: %s',
  async ([, batches]) => {
    const shop = await newSender(await rapport.newSpace())
    for (const batch of batches) await shop.post('batch', { batch })
    expect(await responseTime(shop.space)).toEqual(expected)
    expect(await recount(rapport.db, shop.space.id, { check: true })).toEqual([])
  },
)

const file = `id,user_id,kind,at,channel,platform,creative,campaign,text,in_reply_to
1,42,comment,2026-03-01T22:30:00Z,instagram,meta,reel,spring,one,
2,42,comment,2026-03-01T23:30:00Z,instagram,meta,cards,spring,two,
3,43,comment,2026-03-02T10:00:00Z,instagram,meta,reel,spring,three,
4,43,mention,2026-03-02T11:00:00Z,facebook,,,,four,
5,42,reply,2026-03-01T22:40:00Z,instagram,meta,reel,spring,a,1
6,43,reply,2026-03-02T12:00:00Z,instagram,meta,reel,spring,b,3
7,43,reply,2026-03-02T11:01:00Z,facebook,,,,c,9
`

test('questions are of a period, a channel, a kind, a customer, a campaign and a creative', async () => {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  await space.take(file)
  const { campaigns, creatives, customers } = await space.ask<Record<string, { edges: { node: Node }[] }>>(`{
    campaigns(first: 9) { edges { node { id name responseTime { ${times} } } } }
    creatives(first: 9) { edges { node { id name responseTime { ${times} } } } }
    customers(first: 9) { edges { node { id name: identities { value } responseTime { ${times} } } } } }`)
  const nodes = [campaigns, creatives, customers].flatMap((list) => list!.edges.map(({ node }) => node))
  const named = new Map(nodes.map(({ name, ...node }) => [Array.isArray(name) ? name[0]!.value : name, node]))
  const counts = ({ questions, everyReply: { pairs, medianResponseMinutes } }: Times) => [
    questions,
    pairs,
    medianResponseMinutes,
  ]

  expect(counts(await responseTime(space))).toEqual([4, 2, 65])
  // Half past midnight in Oslo.
  expect(counts(await responseTime(space, { from: '2026-03-02' }))).toEqual([3, 1, 120])
  await expect(responseTime(space, { from: '2026-03-02', to: '2026-03-01' })).rejects.toThrow('before it begins')
  expect(counts(await responseTime(space, { to: '2026-03-01' }))).toEqual([1, 1, 10])
  expect(counts(await responseTime(space, { channel: 'Facebook' }))).toEqual([1, 0, null])
  expect(counts(await responseTime(space, { kinds: ['COMMENT'] }))).toEqual([3, 2, 65])
  for (const [name, argument, told] of [
    ['spring', 'campaignId', [3, 2, 65]],
    ['reel', 'creativeId', [2, 2, 65]],
    ['cards', 'creativeId', [1, 0, null]],
    ['42', 'customerId', [2, 1, 10]],
    ['43', 'customerId', [2, 1, 120]],
  ] as const) {
    const node = named.get(name)
    expect(counts(await responseTime(space, { [argument]: node?.id })), name).toEqual(told)
    expect(counts(node!.responseTime), name).toEqual(told)
  }
  await expect(
    responseTime(space, { campaignId: named.get('spring')?.id, creativeId: named.get('reel')?.id }),
  ).rejects.toThrow('not several')
})

interface Node {
  id: string
  name: string | { value: string }[]
  responseTime: Times
}

test('of a person who had two profiles, both are asked', async () => {
  const space = await rapport.newSpace()
  await space.take(file)
  const shop = await newSender(space)
  await shop.post('alias', { userId: 'both', previousId: '42' })
  const ids = await Promise.all(
    ['42', '43'].map(async (value) => {
      const { customer } = await space.ask<{ customer: { id: string } }>(
        'query ($value: String!) { customer(identity: { namespace: "user_id", value: $value }) { id } }',
        { value },
      )
      return customer.id
    }),
  )
  await space.ask(
    'mutation ($one: ID!, $other: ID!) { mergeCustomers(customerId: $one, otherId: $other) { __typename } }',
    {
      one: ids[0],
      other: ids[1],
    },
  )
  for (const customerId of ids)
    expect(await responseTime(space, { customerId })).toMatchObject({ questions: 4, answered: 2 })
})

test('robots neither ask nor answer', async () => {
  const shop = await newSender(await rapport.newSpace())
  const robot = { context: { userAgent: 'Googlebot/2.1' } }
  await shop.post('batch', {
    batch: [
      { ...said('1', 'Comment Posted', 0), ...robot },
      said('2', 'Comment Posted', 1),
      { ...said('3', 'Message Sent', 2, { inReplyTo: '2' }), ...robot },
      said('4', 'Message Sent', 3, { inReplyTo: '1' }),
    ],
  })
  expect(await responseTime(shop.space)).toMatchObject({ questions: 1, answered: 0 })
  expect(await recount(rapport.db, shop.space.id, { check: true })).toEqual([])
})

const open = (rest = '') => `openQuestions(first: 2${rest}) { pageInfo { endCursor hasNextPage } edges { node {
  waitingMinutes overdue interaction { text } } } }`

interface Open {
  openQuestions: {
    pageInfo: { endCursor: string; hasNextPage: boolean }
    edges: { node: { waitingMinutes: number; overdue: boolean; interaction: { text: string } } }[]
  }
}

test('what nobody answered is listed from the oldest on, and past the target it is overdue', async () => {
  const space = await rapport.newSpace()
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const lines = [5, 70, 3000, 1500].map(
    (minutes) => `${minutes},42,comment,${ago(minutes)},${minutes > 2000 ? 'x' : 'web'},old ${minutes},`,
  )
  await space.take(
    ['id,user_id,kind,at,channel,text,in_reply_to', ...lines, `r,42,reply,${ago(1)},web,yes,70`].join('\n'),
  )
  const page = async (rest?: string) => (await space.ask<Open>(`{ ${open(rest)} }`)).openQuestions
  const texts = ({ edges }: Open['openQuestions']) => edges.map(({ node }) => node.interaction.text)
  const first = await page()
  expect(texts(first)).toEqual(['old 3000', 'old 1500'])
  expect(first.edges.map(({ node }) => Math.round(node.waitingMinutes))).toEqual([3000, 1500])
  expect(first.edges.map(({ node }) => node.overdue)).toEqual([true, true])
  const second = await page(`, after: "${first.pageInfo.endCursor}"`)
  expect([texts(second), second.pageInfo.hasNextPage]).toEqual([['old 5'], false])
  expect(texts(await page(', channel: "X"'))).toEqual(['old 3000'])

  const target = (longest: number) =>
    space.ask(
      `mutation { setResponseTarget(minutes: ${longest}) { ... on Workspace { responseTargetMinutes } ... on Error { message } } }`,
    )
  expect(await target(2000)).toEqual({ setResponseTarget: { responseTargetMinutes: 2000 } })
  expect(texts(await page(', overdue: true'))).toEqual(['old 3000'])
  expect(await responseTime(space)).toMatchObject({ open: 3, overdue: 1 })
  expect(await target(0)).toMatchObject({ setResponseTarget: { message: expect.stringContaining('from 1 to 43,200') } })
})
