import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender, tell } from '../../support/sender.ts'

const rapport = await startRapport()

/** Texts as nobody should send them: any UTF-16 code unit, so NUL and halves of pairs too, and names that objects have anyway. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'a\0b',
    '\uD800',
    '',
    '\uFFFD',
    "'; DROP TABLE customer; --",
  ),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -0, 1e308, 5e-324, Number.MAX_SAFE_INTEGER, 0.1),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** Mostly what it should be, so that much of it gets as far as the database. */
const known = (...values: unknown[]) =>
  fc.oneof({ weight: 1, arbitrary: json }, { weight: 9, arbitrary: fc.constantFrom(...values) })
const someObject = fc.array(fc.tuple(text, json), { maxLength: 3 }).map((entries) => Object.fromEntries(entries))
const traits = fc.record({ email: known('ada@example.com'), phone: known('+4791234567'), name: json, address: json })
const properties = fc.record({
  revenue: known('12.5', 1e20, -1),
  currency: known('EUR'),
  format: json,
  creative: known('c-1', 7),
  campaign: json,
  channel: known('facebook'),
  platform: known('meta'),
  text: json,
})
const externalIds = fc.array(fc.record({ id: json, type: known('x', 'email') }), { maxLength: 3 })
const context = fc.record({ campaign: json, page: json, traits: json, ip: json, externalIds })
/** What comes near to a message. */
const message = fc.record(
  {
    type: known('track', 'identify', 'page', 'screen', 'group', 'alias'),
    messageId: fc.oneof({ weight: 1, arbitrary: json }, { weight: 9, arbitrary: fc.uuid() }),
    userId: known('1', '2', 3),
    anonymousId: known('a', 'b'),
    event: known('Order Completed', 'Ad Clicked', 'Followed'),
    name: json,
    groupId: known('g'),
    previousId: known('1', 'a'),
    timestamp: known('2026-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1000-01-01'),
    originalTimestamp: known('2026-01-01T00:00:00Z'),
    sentAt: known('2026-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'),
    traits: fc.oneof(someObject, traits),
    properties: fc.oneof(someObject, properties),
    context: fc.oneof(someObject, context),
    integrations: json,
  },
  { requiredKeys: ['type', 'userId'] },
)

test('whatever is sent as JSON, nothing breaks: it is taken or refused with a sentence, and all that is stored can be read', async () => {
  const fuzzed = await newSender(await rapport.newSpace())
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: message }, { weight: 1, arbitrary: json }), { maxLength: 6 }),
      fc.oneof(context, json),
      known('2026-01-01T00:00:00Z'),
      async (batch, shared, sentAt) => {
        const [first] = batch
        for (const [name, payload] of [
          ['batch', { batch, context: shared, sentAt }],
          ['track', first],
          ['b', shared],
        ] as const) {
          const { status, text: told } = await fuzzed.post(name, JSON.stringify(payload) ?? '')
          expect([200, 400], `${name} ${told}`).toContain(status)
        }
      },
    ),
    { numRuns: 150 },
  )
  const everything = await fuzzed.space.ask<{ customers: { edges: unknown[] } }>(
    `{ customers(first: 100) { edges { node { displayName traits identities { namespace value }
       interactions(first: 15) { edges { node { kind name at text value currency channel properties context } } } } } } }`,
  )
  expect(everything.customers.edges.length).toBeGreaterThan(2)
  for (const { reason } of await fuzzed.rejected()) expect(reason).toMatch(/^[A-Zn].+\.$/)
})

test('whatever bytes are sent, nothing breaks', async () => {
  const fuzzed = await newSender(await rapport.newSpace())
  const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array))
  const encoding = fc.constantFrom('identity', 'gzip', 'GZIP', 'br', '')
  const type = fc.constantFrom(
    'application/json',
    'text/plain',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'x',
  )
  await fc.assert(
    fc.asyncProperty(bytes, encoding, type, fc.boolean(), async (body, contentEncoding, contentType, gzip) => {
      const headers = { 'content-type': contentType, ...(gzip ? {} : { 'content-encoding': contentEncoding }) }
      const { status } = await fuzzed.post('batch', body, { headers, gzip })
      expect([400, 415]).toContain(status)
    }),
    { numRuns: 300 },
  )
})

test('what is stored of strange texts and keys is what was sent, but for what no database keeps', async () => {
  const fuzzed = await newSender(await rapport.newSpace())
  let n = 0
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, json), async (told) => {
      const userId = `user-${++n}`
      const sent = JSON.stringify(told)
      const { status } = await fuzzed.post('track', `{"userId":"${userId}","event":"x","properties":${sent}}`)
      expect(status).toBe(200)
      const customer = await tell(fuzzed.space, 'user_id', userId)
      expect(customer?.interactions.edges[0]?.node.properties).toEqual(
        JSON.parse(sent.replaceAll(/\\u0000|\\ud[89a-f][0-9a-f]{2}/g, '\uFFFD')),
      )
    }),
    { numRuns: 100 },
  )
})

test('nesting without end is kept as a refused message, not followed', async () => {
  const fuzzed = await newSender(await rapport.newSpace())
  for (const levels of [33, 1_000, 15_000]) {
    const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect((await fuzzed.post('track', `{"userId":"1","event":"x","properties":{"a":${deep}}}`)).status).toBe(200)
    expect((await fuzzed.post('batch', `{"batch":[{"type":"track","userId":"1","context":${deep}}]}`)).status).toBe(200)
  }
  const huge = `${'['.repeat(250_000)}${']'.repeat(250_000)}`
  expect((await fuzzed.post('batch', `{"batch":${huge}}`)).status).toBe(200)
  expect((await fuzzed.post('batch', `{"batch":[],"context":${huge}}`)).status).toBe(400)
  expect((await fuzzed.rejected()).length).toBeGreaterThan(2)
  expect(await tell(fuzzed.space, 'user_id', '1')).toBeNull()
})

test('keys named after the insides of objects change nothing but themselves', async () => {
  const fuzzed = await newSender(await rapport.newSpace())
  const evil = '{"__proto__":{"polluted":true,"userId":"9"},"constructor":{"prototype":{"polluted":true}}}'
  const body = `{"batch":[{"type":"identify","userId":"1","traits":${evil},"__proto__":{"userId":"2"}}],"context":${evil},"__proto__":{"batch":[]}}`
  expect((await fuzzed.post('batch', body)).status).toBe(200)
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  const customer = await tell(fuzzed.space, 'user_id', '1')
  expect(customer?.traits).toEqual(JSON.parse(evil))
  expect(await tell(fuzzed.space, 'user_id', '2')).toBeNull()
})
