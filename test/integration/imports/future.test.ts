import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { performance } from '../../support/performance.ts'

const rapport = await startRapport()

/** A day from today, in UTC. */
const day = (ahead: number) => new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
const reasons = (imported: { rejects: { edges: { node: { line: number; reason: string } }[] } }) =>
  imported.rejects.edges.map(({ node }) => `${node.line}: ${node.reason}`)

test('a report row of a day to come is refused; today counts, and tomorrow, which may be today elsewhere', async () => {
  const space = await rapport.newSpace()
  const imported = await space.take(
    `creative,platform,day,impressions\n1,meta,${day(0)},1\n1,meta,${day(1)},2\n1,meta,${day(3)},4\n1,meta,2062-03-01,8\n`,
  )
  expect(reasons(imported)).toEqual([
    `4: "day" names ${day(3)}, which lies in the future.`,
    '5: "day" names 2062-03-01, which lies in the future.',
  ])
  expect((await performance(space)).total.impressions).toBe(3)
})

test('a period that has begun may end later', async () => {
  const space = await rapport.newSpace()
  const { summary } = await space.take(
    `creative,platform,day,until,impressions\n1,meta,${day(-3)},${day(20)},1\n2,meta,${day(5)},${day(20)},2\n`,
  )
  expect(summary).toMatchObject({ accepted: 1, rejected: 1 })
})

test('posts that are not published yet are refused', async () => {
  const space = await rapport.newSpace()
  const imported = await space.take(
    `Post ID,platform,published,type,impressions\n1,meta,${day(-1)} 10:00,Photo,1\n2,meta,${day(4)} 10:00,Photo,2\n`,
  )
  expect(reasons(imported)).toEqual([`3: "published" names ${day(4)}, which lies in the future.`])
})

test('interactions that have not happened yet are refused, and nobody was seen then', async () => {
  const space = await rapport.newSpace()
  const imported = await space.take(`user_id,kind,at\n42,click,${day(-1)}T10:00:00Z\n42,click,${day(4)}T10:00:00Z\n`)
  expect(reasons(imported)).toEqual([`3: "at" names ${day(4)}, which lies in the future.`])
  const lastSeen = '{ customer(identity: {namespace: "user_id", value: "42"}) { lastSeenAt } }'
  expect(await space.ask(lastSeen)).toEqual({ customer: { lastSeenAt: `${day(-1)}T10:00:00.000Z` } })
})

test('dates among the traits of customers may lie in the future', async () => {
  const space = await rapport.newSpace()
  const { summary } = await space.take(`user_id,contract until\n42,2062-03-01\n`)
  expect(summary).toMatchObject({ accepted: 1, rejected: 0 })
})
