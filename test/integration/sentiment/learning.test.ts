import { recount } from '@rapport/server/recount/recount.ts'
import { Classifier } from '@rapport/server/sentiment/classifier.ts'
import { standingCorrections, correctionsOf } from '@rapport/server/sentiment/corrections.sql.ts'
import { teachCorrections } from '@rapport/server/sentiment/learn.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { comment, correct, feelings, haveSaid, say } from '../../support/feelings.ts'
import { newSender, type Sender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })

interface LanguageQuality {
  language: string
  labels: number
  learnt: number
  active: boolean
  model: {
    texts: number
    accuracy: number
    lexicon: number
    majority: number
    calibrationError: number
    reliability: { texts: number }[]
  } | null
}

async function quality(space: Space): Promise<LanguageQuality[]> {
  const { sentimentQuality } = await space.ask<{ sentimentQuality: LanguageQuality[] }>(
    '{ sentimentQuality { language labels learnt active model { texts accuracy lexicon majority calibrationError reliability { texts } } } }',
  )
  return sentimentQuality
}

/** What only the customers of this shop say: no lexicon knows that one is praise and the other a complaint. */
const own = ['POSITIVE', 'NEGATIVE', 'NEUTRAL'].map((label, i) => ({
  label,
  text: (n: number) => `The ${['zippy', 'wobbly', 'standard'][i]} model with the number ${n} arrived here on this day`,
}))

async function shop(corrections: number): Promise<Sender> {
  const sender = await newSender(await rapport.newSpace())
  await haveSaid(
    sender.space,
    'ada',
    Array.from({ length: corrections }, (_, n) => own[n % own.length]!.text(n)),
  )
  const { texts } = await feelings(sender.space, 'ada')
  for (const { id, text } of texts) {
    const { label } = own.find((one) => text?.includes(one.text(0).split(' ')[1]!))!
    expect(await correct(sender.space, id, label)).toMatchObject({
      sentiment: { label, method: 'PERSON', confidence: 1 },
    })
  }
  return sender
}

const storedModel = async ({ id }: Space) =>
  (
    await rapport.db.query<{ learnt: number; state: string }>(
      `SELECT learnt, encode(state, 'base64') AS state FROM sentiment_model WHERE workspace_id = $1::uuid AND language = 'en'`,
      [id],
    )
  )[0]!

/** Learns a workspace's English corrections from the first one on. */
async function learntAnew({ id }: Space, learnt: number): Promise<Uint8Array> {
  const numbers = Array.from({ length: learnt }, (_, i) => i + 1)
  const classifier = new Classifier()
  teachCorrections(classifier, numbers, await correctionsOf(rapport.db, id, 'en', numbers), 'en')
  return classifier.toBytes()
}

test('a workspace teaches what its own words mean, and new texts are read so once that beats the lexicon', async () => {
  const sender = await shop(33)
  const { space } = sender
  expect(await quality(space)).toMatchObject([
    {
      language: 'en',
      labels: 33,
      learnt: 33,
      active: true,
      model: { accuracy: 1, texts: 33, majority: expect.closeTo(1 / 3) },
    },
  ])
  await say(sender, 'bo', 'That is a wobbly model', 'Such a zippy model')
  const { texts } = await feelings(space, 'bo')
  expect(texts.map(({ sentiment }) => [sentiment?.label, sentiment?.method, sentiment?.model])).toEqual(
    expect.arrayContaining([
      ['NEGATIVE', 'MODEL', 'en-33'],
      ['POSITIVE', 'MODEL', 'en-33'],
    ]),
  )
  const wobbly = texts.find(({ text }) => text?.includes('wobbly'))?.sentiment
  expect(wobbly?.evidence.some(({ words, weight }) => words.includes('wobbly') && weight < 0)).toBe(true)
  expect(wobbly?.value).toBeLessThan(0)
  expect(await differences(space)).toEqual([])
})

test('the model is what its corrections make of it, whoever learns them and however often a text was corrected', async () => {
  const { space } = await shop(9)
  const { texts } = await feelings(space, 'ada')
  await Promise.all(texts.slice(0, 5).map(({ id }) => correct(space, id, 'NEUTRAL')))
  for (const { id } of texts.slice(0, 2)) await correct(space, id, 'NEGATIVE')
  const { learnt, state } = await storedModel(space)
  expect(learnt).toBe(16)
  expect(Buffer.from(await learntAnew(space, learnt)).equals(Buffer.from(state, 'base64'))).toBe(true)
  expect(await quality(space)).toMatchObject([{ labels: 9, learnt: 16, active: false, model: null }])
  const standing = await standingCorrections(rapport.db, space.id, 'en', 100)
  expect(standing.map(({ nth }) => nth)).toHaveLength(9)
})

test('corrections that were stored and not learnt, as when a server stops, are learnt with the next', async () => {
  const { space } = await shop(6)
  const whole = await storedModel(space)
  await rapport.db.execute('DELETE FROM sentiment_model WHERE workspace_id = $1::uuid', [space.id])
  const { texts } = await feelings(space, 'ada')
  await correct(space, texts[0]!.id, 'NEUTRAL')
  const { learnt, state } = await storedModel(space)
  expect(learnt).toBe(7)
  expect(state).not.toBe(whole.state)
  expect(Buffer.from(await learntAnew(space, 7)).equals(Buffer.from(state, 'base64'))).toBe(true)
})

test('a correction moves the sentiment of the customer, and the last word counts', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await say(sender, 'ci', 'Great', 'Great')
  const [one, other] = (await feelings(space, 'ci')).texts
  await correct(space, one!.id, 'NEGATIVE')
  expect((await feelings(space, 'ci')).sentiment).toMatchObject({
    texts: 2,
    value: ((other!.sentiment?.value ?? 0) - 1) / 2,
  })
  await correct(space, one!.id, 'POSITIVE')
  expect((await feelings(space, 'ci')).sentiment?.value).toBe(((other!.sentiment?.value ?? 0) + 1) / 2)
  expect(await differences(space)).toEqual([])
})

test('earlier texts are read by the model when somebody asks, but those that a person corrected', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await say(sender, 'early', 'A wobbly model that is', 'The zippy one')
  await haveSaid(
    space,
    'ada',
    Array.from({ length: 36 }, (_, n) => own[n % own.length]!.text(n)),
  )
  const { texts } = await feelings(space, 'ada')
  for (const { id, text } of texts)
    await correct(space, id, own.find((one) => text?.includes(one.text(0).split(' ')[1]!))!.label)
  const labels = async () => (await feelings(space, 'early')).texts.map(({ sentiment }) => sentiment?.label).toSorted()
  expect(await labels()).toEqual(['NEUTRAL', 'NEUTRAL'])
  const { rereadTexts } = await space.ask<{ rereadTexts: { changed: number } }>('mutation { rereadTexts { changed } }')
  expect(rereadTexts.changed).toBe(2)
  expect(await labels()).toEqual(['NEGATIVE', 'POSITIVE'])
  expect((await feelings(space, 'ada')).texts.every(({ sentiment }) => sentiment?.method === 'PERSON')).toBe(true)
  expect(await differences(space)).toEqual([])
})

test('what nobody said, and what is of another workspace, cannot be corrected', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await sender.post('batch', { batch: [comment('dag', 'Sorry for that', 'Message Sent'), comment('dag', 'Great')] })
  const { texts } = await feelings(space, 'dag')
  const reply = texts.find(({ text }) => text === 'Sorry for that')!
  const praise = texts.find(({ text }) => text === 'Great')!
  expect((await correct(space, reply.id, 'POSITIVE')).message).toMatch(/Only what a customer said/)
  expect((await correct(await rapport.newSpace(), praise.id, 'NEGATIVE')).message).toMatch(/no such interaction/)
  const { createApiKey } = await space.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(name: "reader", kind: SECRET, scope: READ) { key } }',
  )
  await expect(correct(space, praise.id, 'NEGATIVE', createApiKey.key)).rejects.toThrow(/scope/)
  expect((await feelings(space, 'dag')).texts.find(({ id }) => id === praise.id)?.sentiment?.label).toBe('POSITIVE')
  expect(await quality(space)).toEqual([])
})
