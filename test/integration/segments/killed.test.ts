import { setTimeout as pause } from 'node:timers/promises'
import { open } from '@rapport/prisma/open.ts'
import { expect, onTestFinished, test } from 'vitest'
import { startCrowd } from '../../support/crowd.ts'
import { newDatabase } from '../../support/databases.ts'
import { membersByRule, membersNow } from '../../support/membership.ts'
import { environment, freePort, rapportCommand, start } from '../../support/processes.ts'

const writeKey = 'wk_of_this_test_and_no_other'
const secretKey = 'rk_of_this_test_and_no_other'
const kills = 8

const rules = [
  { did: { kind: 'CLICK' }, atLeast: 3 },
  { did: { kind: 'PURCHASE' }, sum: { currency: 'EUR', gte: 50 } },
  { trait: 'visits', gte: 20 },
]

test(`a server that is killed ${kills} times while it builds segments and follows events leaves nobody out, and counts nothing wrong`, async () => {
  const { options, close, drop } = await newDatabase()
  onTestFinished(drop)
  await close()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const keys = { BOOTSTRAP_WRITE_KEY: writeKey, BOOTSTRAP_SECRET_KEY: secretKey }
  const env = environment(options, { PORT: port, DEMO_DATA: 'false', ...keys })
  const crowd = startCrowd({ url, writeKey })
  for (let i = 0; i < kills; i++) {
    const server = start('main.ts', [], env)
    await server.says(/is up/)
    const rule = rules[i]
    if (rule) await createSegment(url, `segment ${i}`, rule)
    await crowd.getsThrough(50)
    // Between the rounds of the worker, and in them.
    await pause((i * 37) % 300)
    server.process.kill('SIGKILL')
    await server.ended
  }
  const server = start('main.ts', [], env)
  await server.says(/is up/)
  await crowd.finish()
  await expect.poll(() => built(url), { timeout: 20_000, interval: 200 }).toBe(rules.length)
  // Whoever was due when the last event was stored is not any more.
  await pause(2000)
  server.process.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0 })

  expect(await rapportCommand(['recount', '--check'], environment(options))).toMatchObject({ code: 0 })
  const db = await open(options)
  onTestFinished(() => db.close())
  const [workspace] = await db.query<{ id: string }>('SELECT id::text AS id FROM workspace')
  const members = await membersNow(db, workspace!)
  expect(members).toEqual(await membersByRule(db, workspace!))
  expect(Object.values(members).filter((some) => some.length > 2)).toHaveLength(rules.length)
}, 120_000)

async function ask<Data>(url: string, query: string, variables: object = {}): Promise<Data> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({ query, variables }),
  })
  return ((await answer.json()) as { data: Data }).data
}

async function createSegment(url: string, name: string, rule: object): Promise<void> {
  const { createSegment: made } = await ask<{ createSegment: object }>(
    url,
    'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename } }',
    { input: { name, rule } },
  )
  expect(made).toEqual({ __typename: 'Segment' })
}

/** How many segments are built. */
async function built(url: string): Promise<number> {
  const { segments } = await ask<{ segments: { builtAt: string | null }[] }>(url, '{ segments { builtAt } }')
  return segments.filter(({ builtAt }) => builtAt !== null).length
}
