import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allowance, Allowances, allowancePerSecond, AllowanceSpent } from './allowances.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

const waiting = (spend: () => void): number => {
  try {
    spend()
    return 0
  } catch (error) {
    if (error instanceof AllowanceSpent) return error.retryAfterSeconds
    throw error
  }
}

test('what is spent comes back steadily, and whoever waits as long as they are told is answered', () => {
  const allowances = new Allowances()
  allowances.spend('page', allowance)
  const price = allowancePerSecond * 2.5
  expect(waiting(() => allowances.spend('page', price))).toBe(3)
  vi.advanceTimersByTime(1000)
  expect(waiting(() => allowances.spend('page', price))).toBe(2)
  vi.advanceTimersByTime(2000)
  expect(waiting(() => allowances.spend('page', price))).toBe(0)
  expect(waiting(() => allowances.spend('page', allowancePerSecond))).toBe(1)
  expect(waiting(() => allowances.spend('another page', allowance))).toBe(0)
})

test('no more comes back than there was, however long nobody asks', () => {
  const allowances = new Allowances()
  allowances.spend('page', 1)
  vi.advanceTimersByTime(86_400_000)
  allowances.spend('page', allowance)
  expect(waiting(() => allowances.spend('page', 1))).toBe(1)
})

test('what costs more than there ever is waits for all of it', () => {
  const allowances = new Allowances()
  allowances.spend('page', allowance * 3)
  expect(waiting(() => allowances.spend('page', allowance * 3))).toBe(allowance / allowancePerSecond)
})

test('a holder that stands for many has as many allowances', () => {
  const allowances = new Allowances()
  for (let i = 0; i < 20; i++) allowances.spend('many', allowance, 20)
  expect(waiting(() => allowances.spend('many', allowancePerSecond * 20, 20))).toBe(1)
})
