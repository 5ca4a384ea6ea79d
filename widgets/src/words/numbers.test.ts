import { expect, test } from 'vitest'
import { numbersOf, percentDecimals } from './numbers.ts'

const { count, money, percent, percentRange } = numbersOf('en')

test('small shares keep enough decimals to be told apart', () => {
  expect([0.314, 0.031, 0.0031, 0.00018, 0].map((share) => percent(share))).toEqual([
    '31%',
    '3.1%',
    '0.31%',
    '0.018%',
    '0%',
  ])
})

test('a range says the sign once and has the decimals of its value', () => {
  expect(percentRange(0.0279, 0.0341, percentDecimals(0.031))).toBe('2.8–3.4%')
})

test('numbers that say their direction keep it to themselves', () => {
  const arabic = numbersOf('ar')
  expect(arabic.percent(0.44)).toMatch(/^\u2068[^\u2068\u2069]+\u2069$/)
  expect(arabic.percentRange(0.29, 0.58, 0)).toMatch(/^\u206829–58[^\u2068\u2069]+\u2069$/)
})

test('counts come as text or number, money as text', () => {
  expect(count('1234567')).toBe('1,234,567')
  expect(count(3.456)).toBe('3.46')
  expect(money('1249.5', 'EUR')).toBe('€1,249.50')
  expect(money('1249.5', null)).toBe('1,249.5')
})
