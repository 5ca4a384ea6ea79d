import { expect, test } from 'vitest'
import { parseMoney } from './parse-money.ts'

test.for([
  [12.5, '12.5'],
  [0.1 + 0.2, '0.3'],
  [19.99 * 3, '59.97'],
  [1e-7, '0'],
  [99_999_999_999_999, '99999999999999'],
  ['12.50', '12.50'],
  [' 007.10 ', '7.10'],
  ['123456789.123456789', '123456789.123456789'],
  [0, '0'],
] as const)('%j is %s', ([value, money]) => {
  expect(parseMoney(value)).toBe(money)
})

const noNumbers = ['-1', 'NaN', 'Infinity', '1e5', '12,50', '1.299,00', '$12', '1'.repeat(15), '', '.', '١٢']

test.for([-1, 1e14, 1e300, Number.NaN, Number.POSITIVE_INFINITY, null, true, {}, [12], ...noNumbers])(
  '%j is no sum',
  (value) => {
    expect(parseMoney(value)).toBeNull()
  },
)
