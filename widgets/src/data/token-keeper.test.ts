import { expect, test } from 'vitest'
import { configure, credentialOf } from './credential.ts'
import { Failure } from './failure.ts'
import { registry } from './registry.ts'
import { TokenKeeper } from './token-keeper.ts'

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

test('whoever is signed out has no token, and everybody hears of it, and of who comes next', async () => {
  const people = ['ada', null, 'bo']
  const keeper = new TokenKeeper(async () => {
    const sub = people.shift() ?? null
    return sub === null ? null : { token: `h.${btoa(JSON.stringify({ sub, jti: Math.random() }))}.s`, expiresIn: 600 }
  })
  const scopes: (string | null)[] = []
  keeper.addEventListener('change', () => scopes.push(keeper.scope))
  const ada = await keeper.get()
  await expect(keeper.get(ada)).rejects.toMatchObject({ code: 'TOKEN' })
  await keeper.get()
  expect(scopes).toEqual(['{"sub":"ada"}', null, '{"sub":"bo"}'])
})

test('a new token for the same is no change', async () => {
  const keeper = new TokenKeeper(async () => ({
    token: `h.${btoa(JSON.stringify({ sub: 'ada', jti: Math.random(), exp: Math.random() }))}.s`,
    expiresIn: 600,
  }))
  const first = await keeper.get()
  let changes = 0
  keeper.addEventListener('change', () => (changes += 1))
  expect(await keeper.get(first)).not.toBe(first)
  expect(changes).toBe(0)
})

test('a provider that fails or has no token says nothing of who is signed in, and is asked again next time', async () => {
  const tokens = ['', 'good']
  let well = false
  const keeper = new TokenKeeper(async () => {
    if (!well) throw new Error('out of order')
    return { token: tokens.shift() ?? '', expiresIn: 600 }
  })
  await expect(keeper.get()).rejects.toMatchObject({
    code: 'NETWORK',
    reason: 'There is no token: Error: out of order',
  })
  well = true
  await expect(keeper.get()).rejects.toMatchObject({ code: 'LOAD' })
  expect(await keeper.get()).toBe('good')
})

test('without token-url the configured provider serves, and elements hear when it comes', async () => {
  expect(() => credentialOf(null, null)).toThrow(Failure)
  let heard = 0
  registry.configuration.addEventListener('change', () => (heard += 1))
  configure({ token: async () => ({ token: 'mine', expiresIn: 600 }) })
  expect(await credentialOf(null, null).get()).toBe('mine')
  expect(heard).toBe(1)
})
