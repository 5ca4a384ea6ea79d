import { setTimeout as pause } from 'node:timers/promises'
import { open } from '@rapport/prisma/open.ts'
import { Random } from '@rapport/prisma/demo/random.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { lockCounters } from '@rapport/server/counters/lock-counters.sql.ts'
import { recount } from '@rapport/server/recount/recount.ts'
import { afterAll, expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { onServer } from '../../support/databases.ts'
import { Identified } from '../../support/identified.ts'
import { membersByRule, membersNow, ruled, settled } from '../../support/membership.ts'
import { newSender, Sender } from '../../support/sender.ts'
import { Space } from '../../support/space.ts'

const rapport = await startRapport()
// A second server; the embedded database has one process, so there it shares that one's.
const secondDb = onServer ? await open(rapport.database.options) : rapport.db
const second = await createApp({ db: secondDb, publicUrl: 'http://localhost:4000', log: false })
await second.ready()
afterAll(async () => {
  await second.close()
  if (onServer) await secondDb.close()
})

const people = Array.from({ length: 8 }, (_, i) => [{ userId: `u${i}` }, { anonymousId: `a${i}` }]).flat()
const minute = 60_000
const ads = { c1: 'meta_reels', c2: 'meta_carousel', c3: null }

/** Something that a person does: now, long ago or, by a clock that is fast, in a moment. */
function deed(random: Random) {
  const [creative, format] = random.pick(Object.entries(ads))
  const timestamp = new Date(Date.now() + random.pick([0, 0, -90 * minute, -20, 30 * minute, 400])).toISOString()
  const told = { ...random.pick(people), timestamp }
  const properties = { creative, platform: 'facebook', ...(format ? { format } : {}) }
  if (random.chance(0.15)) return { ...told, type: 'identify', traits: { plan: random.pick(['free', 'paid']) } }
  if (random.chance(0.1)) return { type: 'identify', ...random.pick(people), ...random.pick(people) }
  const event = random.pick(['Ad Impression', 'Ad Clicked', 'Order Completed'])
  return {
    ...told,
    type: 'track',
    event,
    properties:
      event === 'Order Completed' ? { ...properties, revenue: random.whole(0, 9), currency: 'EUR' } : properties,
    ...(random.chance(0.05) ? { context: { userAgent: 'Googlebot/2.1' } } : {}),
  }
}

const rules = [
  { trait: 'plan', equals: 'paid' },
  { did: { kind: 'CLICK' }, atLeast: 2 },
  { did: { kind: 'IMPRESSION' }, withinLast: { hours: 1 } },
  { didNot: { kind: 'PURCHASE' } },
  { and: [{ profile: 'known', equals: true }, { not: { did: { kind: 'CLICK' } } }] },
]

/** One step: several things at once, through both servers. */
async function step(random: Random, space: Space, senders: readonly Sender[], merges: string[]): Promise<void> {
  const names = () =>
    random
      .pick(people.map((one) => Object.entries(one)[0]!))
      .join(':')
      .replace('userId', 'user_id')
      .replace('anonymousId', 'anonymous_id')
  const deeds = senders.map((sender) =>
    sender.post('batch', { batch: Array.from({ length: random.whole(1, 6) }, () => deed(random)) }),
  )
  const identified = await Identified.in(space)
  const others = [
    async () => void (await ruled(space, random.pick(['one', 'two', 'three']), random.pick(rules))),
    async () => {
      const id = await ruled(space, 'named', random.pick(rules))
      await ruled(space, 'naming', { not: { segment: id } })
    },
    async () => {
      const pair = [names(), names()] as const
      if ((await identified.customers(pair)).some((one) => one === null)) return
      const merge = await identified.merge(...pair)
      if (merge.mergeId) merges.push(merge.mergeId)
    },
    async () => void (merges.length > 0 && (await identified.undo(merges.pop()!))),
    async () =>
      void (await space.take(
        `user_id,kind,at,platform,creative,format\nu1,click,2026-03-0${random.whole(1, 9)},facebook,c1,\nnew${random.whole(1, 99)},impression,,facebook,c2,\n`,
      )),
    async () => void (await space.take(`user_id,plan\nu${random.whole(0, 9)},${random.pick(['free', 'paid'])}\n`)),
    async () =>
      void (await space.ask(
        `mutation { setFormatRules(rules: [${random.chance(0.5) ? '{ pattern: "c3", formatId: "meta_collection" }' : ''}]) { __typename } }`,
      )),
    async () => {
      const list = await ruled(space, 'list')
      await ruled(space, 'unlisted', { and: [{ profile: 'known', equals: true }, { not: { segment: list } }] })
      const [customer] = await identified.customers([names()])
      const change = random.pick(['addToSegment', 'removeFromSegment'])
      if (customer)
        await space.ask(
          `mutation ($list: ID!, $who: [ID!]!) { ${change}(id: $list, customerIds: $who) { __typename } }`,
          {
            list,
            who: [customer],
          },
        )
    },
    async () => {
      const id = await ruled(space, random.pick(['one', 'two', 'three']), random.pick(rules))
      await space.ask('mutation ($id: ID!) { deleteSegment(id: $id) { __typename } }', { id })
    },
    async () => {},
  ]
  await Promise.all([...deeds, random.pick(others)()])
}

test.for([1, 2, 3, 4])(
  'whatever happens, through two servers and in whatever order, members are whom the rules mean and every counter is what it counts (%i)',
  { timeout: 60_000 },
  async (seed) => {
    const random = new Random(`membership ${seed}`)
    const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
    const here = await newSender(space)
    const there = new Sender(new Space(second, space.id, space.key), here.key)
    const merges: string[] = []
    for (let steps = 0; steps < 30; steps++) {
      await step(random, space, [here, there], merges)
      if (random.chance(0.2)) expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
    }
    await settled(rapport.db, space)
    expect(await membersNow(rapport.db, space)).toEqual(await membersByRule(rapport.db, space))
    expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
  },
)

// The embedded database does one thing at a time.
if (onServer) {
  test('whoever counts a workspace anew keeps nobody of another one waiting', async () => {
    const clicks = { did: { kind: 'CLICK' } }
    const [one, other] = [await rapport.newSpace(), await rapport.newSpace()]
    for (const space of [one, other]) {
      await space.take('user_id\n1\n')
      await ruled(space, 'clickers', clicks)
      await settled(rapport.db, space)
    }
    for (const [held, free] of [
      [one, other],
      [other, one],
    ] as const)
      // prettier-ignore
      await rapport.db.transaction(async (sql) => {
      await lockCounters(sql, held.id)
      await rapport.db.execute(
        'INSERT INTO segment_due SELECT workspace_id, id, now() FROM customer WHERE workspace_id = $1::uuid',
        [held.id],
      )
      await free.take('user_id,kind,at,platform,creative\n1,click,2026-03-01T10:00:00Z,meta,c1\n')
      await expect
        .poll(async () => Object.values(await membersNow(rapport.db, free)).flat().length, { timeout: 5000 })
        .toBe(1)
    })
    for (const space of [one, other]) await settled(rapport.db, space)
  })

  test('whoever could not be looked at while somebody held a table is looked at afterwards', async () => {
    const space = await rapport.newSpace()
    await space.take('user_id,kind,at\n1,purchase,2026-03-01T10:00:00Z\n')
    await rapport.db.transaction(async (sql) => {
      await sql.execute('LOCK TABLE interaction IN ACCESS EXCLUSIVE MODE')
      await ruled(space, 'buyers', { did: { kind: 'PURCHASE' } })
      await pause(2000)
    })
    await settled(rapport.db, space)
    expect((await membersNow(rapport.db, space)).buyers).toHaveLength(1)
  })
}
