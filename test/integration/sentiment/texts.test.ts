import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { comment, feelings, say } from '../../support/feelings.ts'
import { Identified } from '../../support/identified.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })

test('what customers write has a language and a sentiment with its evidence the moment it is stored', async () => {
  const sender = await newSender(await rapport.newSpace())
  await say(
    sender,
    'ada',
    'I love this bike, not bad at all 😍',
    'Dette er en forferdelig butikk',
    'Велосипед синий',
    '😡',
  )
  const { texts, sentiment } = await feelings(sender.space, 'ada')
  const byText = Object.fromEntries(texts.map((one) => [one.text, one]))
  expect(byText['I love this bike, not bad at all 😍']).toMatchObject({
    language: 'en',
    sentiment: {
      label: 'POSITIVE',
      method: 'LEXICON',
      evidence: expect.arrayContaining([
        { words: 'love', weight: 0.6 },
        { words: 'not bad', weight: expect.any(Number) },
      ]),
    },
  })
  expect(byText['Dette er en forferdelig butikk']).toMatchObject({ language: 'no', sentiment: { label: 'NEGATIVE' } })
  expect(byText['Велосипед синий']).toMatchObject({ language: 'ru', sentiment: { label: 'NEUTRAL', value: 0 } })
  expect(byText['😡']).toMatchObject({ language: null, sentiment: { label: 'NEGATIVE' } })
  const values = texts.map((one) => one.sentiment?.value ?? NaN)
  expect(sentiment).toMatchObject({ texts: 4, value: values.reduce((sum, one) => sum + one, 0) / 4 })
  expect(sentiment!.low).toBeLessThan(sentiment!.value)
  expect(sentiment!.high).toBeGreaterThan(sentiment!.value)
})

test('our replies, what was only shown, blank texts and robots have no sentiment', async () => {
  const sender = await newSender(await rapport.newSpace())
  await sender.post('batch', {
    batch: [
      comment('bo', 'Terrible!', 'Message Sent'),
      comment('bo', 'A wonderful bike', 'Ad Impression'),
      comment('bo', '   '),
      { type: 'track', messageId: 'silent', userId: 'bo', event: 'Order Completed' },
    ],
  })
  await sender.post(
    'batch',
    { batch: [comment('bo', 'Love it')] },
    {
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    },
  )
  const { texts, sentiment } = await feelings(sender.space, 'bo')
  expect(texts.map((one) => one.sentiment)).toEqual(texts.map(() => null))
  expect(texts.map(({ language }) => language)).toEqual(texts.map(() => null))
  const [counted] = await rapport.db.query(
    'SELECT sentiment_sum AS sum, sentiment_count AS texts FROM customer WHERE workspace_id = $1::uuid',
    [sender.space.id],
  )
  expect(counted).toEqual({ sum: 0, texts: 0 })
  expect(sentiment).toBeNull()
})

test('messages, files and a second delivery move the same counters, and a recount finds no difference', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await say(sender, 'ci', 'Great service', 'Awful service', 'I hate it')
  const file = `id,user_id,kind,at,text
1,ci,comment,2026-03-01T10:00:00Z,Thank you so much!
2,ci,review,2026-03-02T10:00:00Z,Broken again
3,ci,reply,2026-03-02T11:00:00Z,We are terribly sorry
4,dag,message,2026-03-02T11:00:00Z,Jeg er veldig fornøyd
`
  await space.take(file)
  await space.take(file)
  const again = comment('dag', 'Terrible')
  await sender.post('batch', { batch: [again, again] })
  await sender.post('batch', { batch: [again] })
  expect((await feelings(space, 'ci')).sentiment?.texts).toBe(5)
  expect((await feelings(space, 'dag')).sentiment?.texts).toBe(2)
  expect(await differences(space)).toEqual([])
})

test('a person feels what all of their profiles wrote, also after a merge and its undoing', async () => {
  const people = await Identified.in(await rapport.newSpace())
  const sender = await newSender(people.space)
  await say(sender, 'e', 'I love it', 'Great')
  await say(sender, 'f', 'Awful')
  const apart = (await feelings(people.space, 'e')).sentiment
  const { mergeId } = await people.merge('user_id:e', 'user_id:f')
  const together = (await feelings(people.space, 'f')).sentiment
  expect(together?.texts).toBe(3)
  expect(together?.value).toBeLessThan(apart?.value ?? 0)
  await say(sender, 'f', 'Thanks')
  expect((await feelings(people.space, 'e')).sentiment?.texts).toBe(4)
  expect(await differences(people.space)).toEqual([])
  await people.undo(mergeId ?? '')
  expect((await feelings(people.space, 'e')).sentiment).toEqual(apart)
  expect(await differences(people.space)).toEqual([])
})

test('a wrong sentiment of a customer is told by a recount, and mended', async () => {
  const sender = await newSender(await rapport.newSpace())
  await say(sender, 'g', 'Great')
  const change = 'UPDATE customer SET sentiment_sum = sentiment_sum + 1 WHERE workspace_id = $1::uuid'
  await rapport.db.execute(change, [sender.space.id])
  expect(await differences(sender.space)).toMatchObject([{ counter: 'customer', rows: 1 }])
  await recount(rapport.db, sender.space.id, { check: false })
  expect(await differences(sender.space)).toEqual([])
})

const setLanguages = (space: Space, languages: string[]) =>
  space.ask<{ setLanguages: { languages?: string[]; message?: string } }>(
    `mutation ($languages: [String!]!) { setLanguages(languages: $languages) {
       ... on Workspace { languages } ... on Error { message } } }`,
    { languages },
  )
const reread = async (space: Space) =>
  (await space.ask<{ rereadTexts: { changed: number } }>('mutation { rereadTexts { changed } }')).rereadTexts.changed

test('texts are taken to be in the languages that the workspace expects, earlier ones when they are read again', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  const swedish = 'Jag vill inte ha den här cykeln, den är trasig.'
  await say(sender, 'h', swedish)
  expect((await feelings(space, 'h')).texts[0]?.language).toBe('no')
  expect((await setLanguages(space, ['sv', 'no', 'sv'])).setLanguages.languages).toEqual(['sv', 'no'])
  await say(sender, 'h', `${swedish} Igen.`)
  expect((await feelings(space, 'h')).texts.map(({ language }) => language)).toEqual(['sv', 'no'])
  expect(await reread(space)).toBe(1)
  expect((await feelings(space, 'h')).texts.map(({ language }) => language)).toEqual(['sv', 'sv'])
  expect(await reread(space)).toBe(0)
  expect(await differences(space)).toEqual([])
})

test('a language that nobody knows is refused', async () => {
  const space = await rapport.newSpace()
  expect((await setLanguages(space, ['en', 'tlh'])).setLanguages.message).toMatch(
    /Not known: tlh\. There are: am ar .* zh/,
  )
  expect((await setLanguages(space, [])).setLanguages.message).toMatch(/at least one/)
})

test('texts from before they were read are read when somebody asks', async () => {
  const sender = await newSender(await rapport.newSpace())
  const { space } = sender
  await say(sender, 'i', 'Great', 'Awful')
  await rapport.db.execute('DELETE FROM interaction_sentiment WHERE workspace_id = $1::uuid', [space.id])
  await recount(rapport.db, space.id, { check: false })
  expect((await feelings(space, 'i')).sentiment).toBeNull()
  expect(await reread(space)).toBe(2)
  expect((await feelings(space, 'i')).sentiment?.texts).toBe(2)
  expect(await differences(space)).toEqual([])
})
