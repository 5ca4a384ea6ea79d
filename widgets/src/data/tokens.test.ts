import { expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { configuration, configure, TokenKeeper, tokenKeeper } from './tokens.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Hands out `1`, `2`, `3`, … and counts how often it was asked. */
const counter = (expiresIn: number) => {
  const provider = {
    asked: 0,
    provide: async () => {
      provider.asked += 1
      return { token: String(provider.asked), expiresIn }
    },
  }
  return provider
}

test('elements that ask at the same time share one token', async () => {
  const provider = counter(600)
  const keeper = new TokenKeeper(provider.provide)
  expect(await Promise.all([keeper.get(), keeper.get(), keeper.get()])).toEqual(['1', '1', '1'])
  expect(await keeper.get()).toBe('1')
  expect(provider.asked).toBe(1)
})

test('a token is renewed after four fifths of its life', async () => {
  const keeper = new TokenKeeper(counter(0.5).provide)
  expect(await keeper.get()).toBe('1')
  await wait(100)
  expect(await keeper.get()).toBe('1')
  await wait(350)
  expect(await keeper.get()).toBe('2')
})

test('a refused token is renewed once, however many elements it was refused to', async () => {
  const provider = counter(600)
  const keeper = new TokenKeeper(provider.provide)
  const refused = await keeper.get()
  expect(await Promise.all([keeper.get(refused), keeper.get(refused)])).toEqual(['2', '2'])
  expect(await keeper.get(refused)).toBe('2')
  expect(provider.asked).toBe(2)
})

test('a provider that fails or has no token is a TOKEN failure, and is asked again next time', async () => {
  const tokens = ['', 'good']
  let signedIn = false
  const keeper = new TokenKeeper(async () => {
    if (!signedIn) throw new Error('signed out')
    return { token: tokens.shift() ?? '', expiresIn: 600 }
  })
  await expect(keeper.get()).rejects.toMatchObject({ code: 'TOKEN' })
  signedIn = true
  await expect(keeper.get()).rejects.toMatchObject({ code: 'TOKEN' })
  expect(await keeper.get()).toBe('good')
})

test('without token-url the configured provider serves, and elements hear when it comes', async () => {
  expect(() => tokenKeeper(null)).toThrow(Failure)
  let heard = 0
  configuration.addEventListener('change', () => (heard += 1))
  configure({ token: async () => ({ token: 'mine', expiresIn: 600 }) })
  expect(await tokenKeeper(null).get()).toBe('mine')
  expect(heard).toBe(1)
})
