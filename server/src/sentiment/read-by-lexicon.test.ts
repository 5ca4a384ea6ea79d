import { expect, test } from 'vitest'
import { plainText } from '../language/plain-text.ts'
import { readByLexicon } from './read-by-lexicon.ts'
import { weighWords } from './weigh-words.ts'

const read = (text: string, language: string | null) => readByLexicon(weighWords(plainText(text), language))

test.each([
  ['en', 'I love this bike', 'This is a terrible bike', 'The bike is blue'],
  ['no', 'Jeg elsker denne sykkelen', 'Dette er en forferdelig butikk', 'Sykkelen er blå'],
  ['ro', 'Este minunat, îl iubesc', 'Este un magazin groaznic', 'Bicicleta este albastră'],
  ['ru', 'Мне очень нравится, отличный велосипед', 'Ужасный магазин', 'Велосипед синий'],
  ['zh', '我喜欢这辆自行车', '这是可怕的服务', '自行车是蓝色的'],
])('in %s praise, complaints and facts are told apart', (language, praise, complaint, fact) => {
  expect([praise, complaint, fact].map((text) => read(text, language).label)).toEqual([
    'POSITIVE',
    'NEGATIVE',
    'NEUTRAL',
  ])
})

test.each([
  ['en', 'I do not love it', 'I love it'],
  ['no', 'Jeg er ikke lykkelig', 'Jeg er lykkelig'],
  ['ro', 'Nu sunt fericit', 'Sunt fericit'],
  ['ru', 'Я не счастлив', 'Я счастлив'],
  ['zh', '我不喜欢', '我喜欢'],
])('in %s negation turns a word round, and the evidence shows it', (language, negated, plain) => {
  expect(read(plain, language).value).toBeGreaterThan(0)
  expect(read(negated, language).value).toBeLessThan(0)
  expect(read(negated, language).evidence[0]?.words).toMatch(/not|ikke|Nu|не|不/)
})

test.each([
  ['no', 'Jeg liker det ikke', 'liker det ikke'],
  ['sv', 'Jag gillar inte cykeln', 'gillar inte'],
  ['de', 'Das Rad gefällt mir, ich liebe es nicht', 'liebe es nicht'],
])('in %s a negator may come after what it turns round: %s', (language, text, words) => {
  expect(read(text, language)).toMatchObject({ label: 'NEGATIVE', evidence: [{ words }] })
})

test.each([
  ['en', 'very good', 'good', 'slightly good'],
  ['no', 'veldig lykkelig', 'lykkelig', 'litt lykkelig'],
  ['ro', 'foarte fericit', 'fericit', 'putin fericit'],
  ['ru', 'очень счастлив', 'счастлив', 'немного счастлив'],
  ['zh', '非常喜欢', '喜欢', '有点喜欢'],
])('in %s a degree makes a word stronger or weaker', (language, strong, plain, weak) => {
  const [most, middle, least] = [strong, plain, weak].map((text) => read(text, language).value)
  expect(most).toBeGreaterThan(middle!)
  expect(middle).toBeGreaterThan(least!)
})

test('emoji speak without a language', () => {
  expect(read('😍😍', null)).toMatchObject({ label: 'POSITIVE', language: null })
  expect(read('😡', null).label).toBe('NEGATIVE')
  expect(read('👍🏽', null).evidence).toEqual([{ words: '👍🏽', weight: expect.any(Number) }])
})

test('what comes after "but" weighs more', () => {
  expect(read('Great bike but terrible service', 'en').label).toBe('NEGATIVE')
  expect(read('Terrible service but great bike', 'en').label).toBe('POSITIVE')
})

test('outside English, and where no word is known, confidence is low', () => {
  expect(read('Elsker den', 'no').confidence).toBeLessThan(read('Love it', 'en').confidence)
  for (const language of ['en', 'no', 'de', null]) expect(read('zzz', language).confidence).toBeLessThan(0.4)
})

test('values are whole 1024ths, so that sums of them are exact', () => {
  for (const text of ['good', 'good good', 'bad', 'so very good!!!'])
    expect(read(text, 'en').value * 1024).toSatisfy(Number.isInteger)
})
