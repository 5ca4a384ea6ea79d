import { recount } from '@rapport/server/recount/recount.ts'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { atRest, startRapport } from '../../support/app.ts'
import { correct, feelings, haveSaid, say } from '../../support/feelings.ts'
import { delighted, startModelServer } from '../../support/model-server.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const model = await startModelServer()
afterAll(() => model.close())
const rapport = await startRapport({ modelHosts: new Set([model.host]) })
const secret = 'a-secret-of-theirs'

beforeEach(() => {
  model.asked = []
  model.answer = delighted
})

interface Provider {
  url: string
  hint: string | null
  waiting: number
  lastError: string | null
  pausedUntil: string | null
  message?: string
}

const fields = 'url hint timeout waiting lastError pausedUntil'

async function name(
  space: Space,
  url: string,
  options: { secret?: string; timeout?: number } = {},
  credential?: string,
) {
  const { setSentimentProvider } = await space.ask<{ setSentimentProvider: Provider }>(
    `mutation ($url: String!, $secret: String, $timeout: Int) {
       setSentimentProvider(url: $url, secret: $secret, timeout: $timeout) {
         ... on SentimentProvider { ${fields} } ... on Error { message } } }`,
    { url, ...options },
    credential === undefined ? {} : { credential },
  )
  return setSentimentProvider
}

const state = async (space: Space) =>
  (await space.ask<{ sentimentProvider: Provider | null }>(`{ sentimentProvider { ${fields} } }`)).sentimentProvider
const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })
const soon = { timeout: 15_000, interval: 50 }
const methods = async (space: Space, userId: string) =>
  (await feelings(space, userId)).texts.map(({ sentiment }) => sentiment?.method)

/** Everything that waits is due now, as after a while. */
const later = ({ id }: Space) =>
  rapport.db.transaction(async (sql) => {
    await sql.execute('UPDATE sentiment_due SET at = now() WHERE workspace_id = $1::uuid', [id])
    await sql.execute('UPDATE sentiment_provider SET paused_until = now() WHERE workspace_id = $1::uuid', [id])
    await sql.query(`SELECT pg_notify('rapport_texts', $1)::text`, [id])
  })

test("texts are read by a model of the workspace's own once they are stored, whoever brings them", async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  expect(await name(space, model.url, { secret })).toMatchObject({ url: model.url, hint: 'eirs', waiting: 0 })
  await say(sender, 'ada', 'This is terrible')
  await haveSaid(space, 'ada', ['Awful', 'Dette er en forferdelig butikk'])
  await vi.waitFor(async () => expect(await methods(space, 'ada')).toEqual(['HTTP', 'HTTP', 'HTTP']), soon)
  const { texts, sentiment } = await feelings(space, 'ada')
  expect(texts[0]?.sentiment).toEqual({
    label: 'POSITIVE',
    value: expect.closeTo(0.9, 3),
    confidence: 0.95,
    method: 'HTTP',
    model: 'delight-1',
    evidence: [{ words: 'everything', weight: 0.5 }],
  })
  expect(texts.map(({ language }) => language)).toContain('no')
  expect(sentiment).toMatchObject({ texts: 3, value: expect.closeTo(0.9, 3) })
  expect(await differences(space)).toEqual([])
  expect(model.asked.every(({ authorization }) => authorization === `Bearer ${secret}`)).toBe(true)
  // It learns what was said and nothing of who said it, or of how we call things.
  expect(Object.keys(model.asked[0]!.texts[0]!).toSorted()).toEqual(['id', 'language', 'text'])
  expect(model.asked[0]!.texts[0]!.id).toBe('0')
})

/** Answers so of every text. */
const telling =
  (reading: object): typeof delighted =>
  (texts, response) =>
    response.end(JSON.stringify({ readings: texts.map(({ id }) => ({ id, ...reading })) }))

test.each<[string, typeof delighted]>([
  ['It answered with status 500.', (_texts, response) => response.writeHead(500).end('oops')],
  ['The model answered 99 for a value; values are −1 to 1.', telling({ value: 99, confidence: 1 })],
])(
  'where it fails, what we read ourselves stays, it is left alone for a while, and asked again later: %s',
  async (why, answer) => {
    const sender = await newSender(await rapport.newSpace())
    const { space } = sender
    await name(space, model.url)
    model.answer = answer
    await say(sender, 'bo', 'This is terrible')
    for (let time = 1; time <= 3; time++) {
      await vi.waitFor(() => expect(model.asked).toHaveLength(time), soon)
      await vi.waitFor(async () => expect((await state(space))?.lastError).toBe(why), soon)
      if (time < 3) await later(space)
    }
    await vi.waitFor(async () => expect((await state(space))?.pausedUntil).not.toBeNull(), soon)
    await say(sender, 'bo', 'Great')
    expect(await methods(space, 'bo')).toEqual(['LEXICON', 'LEXICON'])
    expect((await state(space))?.waiting).toBe(2)
    expect(model.asked).toHaveLength(3)
    model.answer = delighted
    await later(space)
    await vi.waitFor(async () => expect(await methods(space, 'bo')).toEqual(['HTTP', 'HTTP']), soon)
    expect(await state(space)).toMatchObject({ waiting: 0, lastError: null, pausedUntil: null })
    expect(await differences(space)).toEqual([])
  },
)

test.each<[string, typeof delighted, string]>([
  ['no JSON', (_texts, response) => response.end('<html>'), 'Its answer is not JSON.'],
  ['no readings', (_texts, response) => response.end('{"readings": "none"}'), 'Its answer has no list of readings.'],
  ['too much', (_texts, response) => response.end(' '.repeat(1_100_000)), 'Its answer is larger than 1 MB.'],
  [
    'another address',
    (_texts, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'It cannot be reached.',
  ],
  ['words', telling({ value: 'good' }), 'The model answered no number for a value; values are −1 to 1.'],
  [
    'certainty beyond measure',
    telling({ value: 1, confidence: -2 }),
    'The model answered −2 for a confidence; confidences are 0 to 1.',
  ],
  [
    'what nobody asked about',
    telling({ id: 'x', value: 1, confidence: 1 }),
    'The model told nothing of 1 of 1 texts; a reading has the id of its text.',
  ],
  ['silence', () => {}, 'It did not answer within 300 ms.'],
  ['half an answer', (_texts, response) => response.write('{'), 'It did not answer within 300 ms.'],
])('%s is no answer', async (_what, answer, reason) => {
  const sender = await newSender(await rapport.newSpace())
  model.answer = answer
  await name(sender.space, model.url, { timeout: 300 })
  await say(sender, 'ci', 'Great')
  await vi.waitFor(async () => expect((await state(sender.space))?.lastError).toBe(reason), soon)
  expect(await methods(sender.space, 'ci')).toEqual(['LEXICON'])
  expect((await state(sender.space))?.waiting).toBe(1)
})

test('readings that cannot be are left out, the others count', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await name(space, model.url)
  model.answer = (texts, response) =>
    response.end(
      JSON.stringify({
        model: `m\0${'x'.repeat(97)}😀`,
        readings: [
          ...texts.map(({ id, text: said }) =>
            said === 'fine'
              ? { id, value: -1, confidence: 1, evidence: unstorable }
              : { id, value: 7, confidence: 0.5 },
          ),
          { id: '99', value: 1, confidence: 1 },
          { id: '__proto__', value: 1, confidence: 1 },
          null,
        ],
      }),
    )
  const unstorable = [{ words: `\0${'y'.repeat(198)}😀`, weight: 1 }]
  await haveSaid(space, 'dag', ['fine', 'strange'])
  await vi.waitFor(async () => expect((await methods(space, 'dag')).toSorted()).toEqual(['HTTP', 'LEXICON']), soon)
  const read = (await feelings(space, 'dag')).texts.find(({ text }) => text === 'fine')?.sentiment
  expect(read).toMatchObject({ label: 'NEGATIVE', value: -1, model: `m\uFFFD${'x'.repeat(97)}\uFFFD` })
  expect(read?.evidence).toEqual([{ words: `\uFFFD${'y'.repeat(198)}\uFFFD`, weight: 1 }])
  expect(await state(space)).toMatchObject({
    waiting: 1,
    lastError: 'The model answered 7 for a value; values are −1 to 1.',
    pausedUntil: null,
  })
  model.answer = delighted
  await later(space)
  await vi.waitFor(async () => expect(await state(space)).toMatchObject({ waiting: 0, lastError: null }), soon)
})

test('what a person said stays, whatever the model says afterwards', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await name(space, model.url)
  const asked = Promise.withResolvers<void>()
  const answering = Promise.withResolvers<void>()
  model.answer = (texts, response) => {
    asked.resolve()
    void answering.promise.then(() => delighted(texts, response))
  }
  await say(sender, 'e', 'Terrible')
  await asked.promise
  const [text] = (await feelings(space, 'e')).texts
  await correct(space, text!.id, 'NEGATIVE')
  answering.resolve()
  await vi.waitFor(async () => expect((await state(space))?.waiting).toBe(0), soon)
  expect(await methods(space, 'e')).toEqual(['PERSON'])
  expect((await feelings(space, 'e')).sentiment).toMatchObject({ value: -1, texts: 1 })
  expect(await differences(space)).toEqual([])
})

test('a model that takes its time keeps no text of another workspace waiting', async () => {
  const [slow, quick] = [await newSender(await rapport.newSpace()), await newSender(await rapport.newSpace())]
  for (const { space } of [slow, quick]) await name(space, model.url, { timeout: 30_000 })
  const asked = Promise.withResolvers<void>()
  const answering = Promise.withResolvers<void>()
  model.answer = (texts, response) => {
    if (texts[0]?.text !== 'Hm') return delighted(texts, response)
    asked.resolve()
    void answering.promise.then(() => delighted(texts, response))
  }
  await say(slow, 'h', 'Hm')
  await asked.promise
  await say(quick, 'i', 'Great')
  await vi.waitFor(async () => expect(await methods(quick.space, 'i')).toEqual(['HTTP']), soon)
  expect(await methods(slow.space, 'h')).toEqual(['LEXICON'])
  answering.resolve()
  await vi.waitFor(async () => expect(await methods(slow.space, 'h')).toEqual(['HTTP']), soon)
})

test('what it answers after it was removed is not kept', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await name(space, model.url)
  const asked = Promise.withResolvers<void>()
  const answering = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  model.answer = (texts, response) => {
    asked.resolve()
    response.on('close', closed.resolve)
    void answering.promise.then(() => delighted(texts, response))
  }
  await say(sender, 'g', 'Terrible')
  await asked.promise
  await space.ask('mutation { removeSentimentProvider { removed } }')
  answering.resolve()
  await closed.promise
  await atRest(rapport)
  expect(await methods(space, 'g')).toEqual(['LEXICON'])
})

test('it is asked nothing more once it is removed', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  const remove = () => space.ask('mutation { removeSentimentProvider { removed } }')
  await name(space, model.url)
  expect(await remove()).toEqual({ removeSentimentProvider: { removed: true } })
  expect(await remove()).toEqual({ removeSentimentProvider: { removed: false } })
  await say(sender, 'f', 'Great')
  const [waiting] = await rapport.db.query(
    'SELECT count(*)::int AS texts FROM sentiment_due WHERE workspace_id = $1::uuid',
    [space.id],
  )
  expect(waiting).toEqual({ texts: 0 })
  expect(await state(space)).toBeNull()
})

test.each([
  ['http://models.example/read', /must begin with https/],
  ['https://127.0.0.1/read', /not on the internet/],
  ['https://[::1]:8443/', /not on the internet/],
  ['https://localhost:8443/', /not on the internet.*localhost:8443 in MODEL_HOSTS/],
  ['https://model.localhost./', /not on the internet/],
  ['https://169.254.169.254/latest/meta-data', /not on the internet/],
  ['https://[::ffff:10.0.0.1]/', /not on the internet/],
  ['https://2130706433/', /not on the internet/],
  ['file:///etc/passwd', /must begin with https/],
  ['https://ada:pw@models.example/', /user name and password/],
  ['nonsense', /no address/],
])('%s is refused', async (url, reason) => {
  const space = await rapport.newSpace()
  expect((await name(space, url)).message).toMatch(reason)
  expect(await state(space)).toBeNull()
})

test('only an ADMIN key names a model, and nobody is shown its secret', async () => {
  const space = await rapport.newSpace()
  const { createApiKey } = await space.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(name: "writer", kind: SECRET, scope: WRITE) { key } }',
  )
  await expect(name(space, model.url, {}, createApiKey.key)).rejects.toThrow(/scope/)
  await name(space, model.url, { secret })
  const { text } = await space.send({ query: `{ sentimentProvider { ${fields} } }` })
  expect(text).not.toContain(secret)
  expect((await name(space, model.url, { secret: 'two words' })).message).toMatch(/no spaces/)
  expect((await name(space, model.url, { timeout: 1 })).message).toMatch(/between 100 and/)
})
