import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'
import { foldWord, splitWords } from './split-words.ts'

test('addresses and accounts are no words, and a hashtag is several', () => {
  expect(
    splitWords(plainText('@shop.no see https://x.example/a?b=1 or mail a.b@example.com #LateAgain &amp; #never_more')),
  ).toEqual(['see', 'or', 'mail', 'Late', 'Again', 'never', 'more'])
})

test('emoji, emoticons and signs of excitement are words', () => {
  expect(splitWords('So good!! 👍🏽 ❤️ :-) <3')).toEqual(['So', 'good', '!!', '👍🏽', '❤️', ':-)', '<3'])
})

test('contractions stay whole, and Chinese is divided where its words are', () => {
  expect(splitWords("I don't think n-am")).toEqual(['I', "don't", 'think', 'n-am'])
  expect(splitWords('我不喜欢 this 服务')).toEqual(['我', '不', '喜欢', 'this', '服务'])
})

test('words are folded as people type them', () => {
  expect(['Don’t', 'ÎNCÂNTAT', 'ţară', 'Ёлка', 'På', '好'].map(foldWord)).toEqual([
    "don't",
    'incantat',
    'tara',
    'елка',
    'på',
    '好',
  ])
})

test('no text is too hostile or too long', () => {
  const hostile = [
    '@'.repeat(50_000),
    'a@'.repeat(50_000),
    '#'.repeat(50_000),
    `${'a.'.repeat(50_000)}@`,
    '👨‍'.repeat(20_000),
    '\u0301'.repeat(50_000),
    '\uD83D',
    '我'.repeat(50_000),
  ]
  const started = performance.now()
  for (const text of hostile) expect(splitWords(plainText(text)).length).toBeLessThanOrEqual(4000)
  expect(performance.now() - started).toBeLessThan(2000)
})
