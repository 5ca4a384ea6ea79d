import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { quotedTable, sharedData } from '../../support/shared-data.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const tweets = sharedData('twcs/twcs_5000.csv')

interface Tweet {
  id: string
  /** Number of the customer who wrote it, or to whom it is. */
  customer: string
  kind: 'MENTION' | 'REPLY'
  at: string
  text: string
  inReplyTo: string
}

/** What customers and brands said to each other; what a brand says to nobody is no interaction. */
function conversation(): Tweet[] {
  const rows = quotedTable(tweets.bytes())
  const byId = new Map(rows.map((row) => [row.tweet_id, row]))
  return rows.flatMap((row) => {
    const inbound = row.inbound === 'TRUE'
    const above = byId.get(row.in_response_to_tweet_id ?? '')
    const addressee = above?.inbound === 'TRUE' ? above.author_id : row.text?.match(/@(\d+)/)?.[1]
    const customer = inbound ? row.author_id : addressee
    if (!customer) return []
    const at = new Date(row.created_at ?? '').toISOString()
    const kind = inbound ? 'MENTION' : 'REPLY'
    const text = row.text?.trim() ?? ''
    return [{ id: row.tweet_id ?? '', customer, kind, at, text, inReplyTo: row.in_response_to_tweet_id ?? '' }]
  })
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const asFile = (all: readonly Tweet[]) =>
  [
    'id,user_id,kind,at,platform,text,in_reply_to',
    ...all.map(({ id, customer, kind, at, text, inReplyTo }) =>
      [id, customer, kind, at, 'x', cell(text), inReplyTo].join(','),
    ),
  ].join('\n')

interface Said {
  id: string
  kind: string
  at: string
  text: string
}

/** Everything that is said, with the customer's number and what it answers, read through the graph. */
async function readAll(space: Space): Promise<(Said & { customer: string; inReplyTo: Said | null })[]> {
  const all = []
  let after: string | null = null
  do {
    const { customers }: { customers: Page } = await space.ask(
      `query ($after: String) { customers(first: 15, after: $after) { pageInfo { endCursor hasNextPage } edges { node {
         identities { value } interactions(first: 100) { edges { node { ...Said inReplyTo { ...Said } } } } } } } }
       fragment Said on Interaction { id kind at text }`,
      { after },
    )
    for (const { node } of customers.edges)
      all.push(...node.interactions.edges.map((one) => ({ ...one.node, customer: node.identities[0]!.value })))
    after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null
  } while (after)
  return all
}

interface Page {
  pageInfo: { endCursor: string; hasNextPage: boolean }
  edges: {
    node: {
      identities: { value: string }[]
      interactions: { edges: { node: Said & { inReplyTo: Said | null } }[] }
    }
  }[]
}

const line = (
  { customer, kind, at, text }: Pick<Tweet, 'customer' | 'at' | 'text'> & { kind: string },
  above?: { at: string; text: string } | null,
) => JSON.stringify([customer, kind, at, text, above ? [above.at, above.text] : null])

test('support tweets: every answer is tied to its question, whichever came first, and customers keep their numbers', async ({
  skip,
}) => {
  if (tweets.absent) skip(tweets.absent)
  const told = conversation()
  const byId = new Map(told.map((tweet) => [tweet.id, tweet]))
  const space = await rapport.newSpace()
  // In two files, so that questions come after their answers across files too.
  const half = Math.floor(told.length / 2)
  for (const part of [told.slice(0, half), told.slice(half), told]) {
    const { summary } = await space.take(asFile(part))
    expect(summary).toMatchObject({ accepted: part.length, rejected: 0 })
  }

  const read = await readAll(space)
  expect(read.map((one) => line(one, one.inReplyTo)).toSorted()).toEqual(
    told.map((tweet) => line(tweet, byId.get(tweet.inReplyTo))).toSorted(),
  )
  const pairs = read.flatMap(({ kind, at, inReplyTo }) =>
    kind === 'REPLY' && inReplyTo?.kind === 'MENTION' ? [(Date.parse(at) - Date.parse(inReplyTo.at)) / 60_000] : [],
  )
  expect(pairs).toHaveLength(2188)
  const minutes = pairs.toSorted((one, other) => one - other)
  expect(minutes[0]).toBeGreaterThan(0)
  expect(((minutes[1093] ?? 0) + (minutes[1094] ?? 0)) / 2).toBeCloseTo(12.06, 2)

  const { responseTime } = await space.ask<{ responseTime: unknown }>(`{ responseTime(input: {}) { questions answered
    everyReply { ...Clock } firstReply { ...Clock } } }
    fragment Clock on ResponseClock { pairs medianResponseMinutes p90ResponseMinutes withinHour { value } }`)
  const near = (wait: number) => expect.closeTo(wait, 1)
  expect(responseTime).toEqual({
    questions: told.filter(({ kind }) => kind === 'MENTION').length,
    answered: 2083,
    everyReply: {
      pairs: 2188,
      medianResponseMinutes: near(12.1),
      p90ResponseMinutes: near(386.7),
      withinHour: { value: expect.closeTo(0.76, 3) },
    },
    firstReply: {
      pairs: 2083,
      medianResponseMinutes: near(11.5),
      p90ResponseMinutes: near(380.25),
      withinHour: { value: expect.closeTo(0.774, 3) },
    },
  })

  for (const { id, inReplyTo } of read.filter((one) => one.inReplyTo).slice(0, 20)) {
    const { node } = await space.ask<{ node: { replies: { edges: { node: { id: string } }[] } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Interaction { replies(first: 100) { edges { node { id } } } } } }',
      { id: inReplyTo?.id },
    )
    expect(node.replies.edges.map((one) => one.node.id)).toContain(id)
  }
  expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
})
