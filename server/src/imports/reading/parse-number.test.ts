import { expect, test } from 'vitest'
import { decimalMarkOf, isBound, parseAmount, parseCount } from './parse-number.ts'

test.each([
  ['0', '0'],
  ['007', '7'],
  ['1234', '1234'],
  ['1,234,567', '1234567'],
  ['1 234', '1234'],
  ['1\u00A0234', '1234'],
  ['1\u202F234', '1234'],
  ["1'234", '1234'],
  ['12.00', '12'],
  ['9223372036854775807', '9223372036854775807'],
  ['', null],
  ['--', null],
  ['-', null],
  ['< 10%', null],
  ['> 90%', null],
  ['<5', null],
])('the count %j is %j', (cell, expected) => {
  expect(parseCount(cell, 'Clicks', '.')).toBe(expected)
})

test.each([
  ['12%', 'a percentage'],
  ['1.5', 'only whole numbers'],
  ['-3', 'a negative number'],
  ['(3)', 'a negative number'],
  ['=1+1', 'a formula'],
  ['+SUM(A1)', 'a formula'],
  ['@SUM(A1)', 'a formula'],
  ['-HYPERLINK("x")', 'a formula'],
  ['5.7E+17', 'ruined by a spreadsheet'],
  ['1e5', 'ruined by a spreadsheet'],
  ['9223372036854775808', 'larger number'],
  ['1'.repeat(40), 'larger number'],
  ['many', 'where a number'],
  ['1,23', 'where a number'],
  ['12,34,567', 'where a number'],
  ['1.234,5', 'where a number'],
  ['.', 'where a number'],
  [' '.repeat(1_000_000) + 'x', 'text where a number'],
])('the count %j is refused', (cell, sentence) => {
  expect(() => parseCount(cell, 'Clicks', '.')).toThrow(sentence)
})

test.each([
  ['1.429999948', '.', '1.429999948'],
  ['22.00', '.', '22.00'],
  ['.5', '.', '0.5'],
  ['$1,234.50', '.', '1234.50'],
  ['US$12', '.', '12'],
  ['€ 12,50', ',', '12.50'],
  ['12,50 €', ',', '12.50'],
  ['1.234,56', ',', '1234.56'],
  ['1.234', ',', '1234'],
  ['1.234', '.', '1.234'],
  ['0.1000000000000000055', '.', '0.1000000000000000055'],
  ['99999999999999', '.', '99999999999999'],
] as const)('the amount %j with decimal %j is %j', (cell, mark, expected) => {
  expect(parseAmount(cell, 'Spend', mark)).toBe(expected)
})

test.each(['-1.50', '-$3', '1.2.3', '1,2,3', '123456789012345', '5.7E+17', '12 %', '1.', '€'])(
  'the amount %j is refused',
  (cell) => {
    expect(() => parseAmount(cell, 'Spend', '.')).toThrow(/^"Spend" /)
  },
)

test('a refusal does not repeat text that could be about a person', () => {
  expect(() => parseCount('ada@example.com', 'Clicks', '.')).toThrow('"Clicks" holds text where')
})

test('bounds are told from numbers', () => {
  expect(['< 10%', '> 90%', '<10', '10%', '<b>', ''].map(isBound)).toEqual([true, true, true, false, false, false])
})

test.each([
  [[], ['1,234.50'], ',', '.'],
  [[], ['1.234,50'], ',', ','],
  [[], ['12,5'], ',', ','],
  [[], ['1.234.567'], ',', ','],
  [[], ['1.429999948', '0'], ';', '.'],
  [['1.234'], ['5'], ',', ','],
  [['1,234'], ['5'], ';', '.'],
  [['1234'], ['1.234'], ',', '.'],
  [['1234'], ['1.234'], ';', ','],
] as const)('counts %j and amounts %j parted by %j have the decimal mark %j', (counts, amounts, delimiter, mark) => {
  expect(decimalMarkOf(counts, amounts, delimiter)).toBe(mark)
})
