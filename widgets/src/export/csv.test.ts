import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('numbers are bare, texts quoted where they must be, and nothing is left of nothing', () => {
  expect(
    csvOf([
      ['Format', 'CTR'],
      ['Reels, 9:16', 0.031],
      ['A "new" one', null],
      ['two\nlines', -3],
    ]),
  ).toBe('\uFEFFFormat,CTR\r\n"Reels, 9:16",0.031\r\n"A ""new"" one",\r\n"two\nlines",-3\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('a text like %j cannot run as a formula', (text) => {
  expect(
    csvOf([[text]])
      .slice(1)
      .replace(/^"/, ''),
  ).toMatch(/^'/)
})
