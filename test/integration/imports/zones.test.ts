import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { byKey, performance } from '../../support/performance.ts'

const rapport = await startRapport()

test("posts count on the day in the workspace's zone; times without a zone are that zone's", async () => {
  const space = await rapport.newSpace({ timeZone: 'America/Los_Angeles' })
  await space.take(
    `Post ID,platform,published,impressions
in UTC,facebook,2026-03-05T03:00:00Z,1
as written,facebook,2026-03-05 23:30,10
only a day,facebook,2026-03-06,100
`,
    { as: 'posts' },
  )
  expect(byKey((await performance(space, { groupBy: ['DAY'] })).rows)).toMatchObject({
    '2026-03-04': { impressions: 1 },
    '2026-03-05': { impressions: 10 },
    '2026-03-06': { impressions: 100 },
  })
  const { creatives } = await space.ask<{ creatives: { edges: { node: { publishedAt: string } }[] } }>(
    '{ creatives { edges { node { publishedAt } } } }',
  )
  expect(creatives.edges.map(({ node }) => node.publishedAt).toSorted()).toEqual([
    '2026-03-05T03:00:00.000Z',
    '2026-03-06T07:30:00.000Z',
    '2026-03-06T08:00:00.000Z',
  ])
})

test("an interaction's time without a zone is the workspace's own, in summer as in winter", async () => {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  const file = 'user_id,kind,at\na,click,2026-01-10 12:00\nb,click,2026-07-10 12:00\nc,click,2026-07-10T12:00:00Z\n'
  await space.take(file)
  expect((await space.take(file)).summary).toMatchObject({ created: 0, repeated: 3 })
  const { customers } = await space.ask<{ customers: { edges: { node: { firstSeenAt: string } }[] } }>(
    '{ customers { edges { node { firstSeenAt } } } }',
  )
  expect(customers.edges.map(({ node }) => node.firstSeenAt).toSorted()).toEqual([
    '2026-01-10T11:00:00.000Z',
    '2026-07-10T10:00:00.000Z',
    '2026-07-10T12:00:00.000Z',
  ])
})
