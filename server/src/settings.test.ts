import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('an empty environment is enough', () => {
  expect(readSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    publicUrl: 'http://localhost:4000',
    dataDir: './data',
    demoData: true,
    meta: { verifyToken: undefined, appSecret: undefined },
  })
})

test('hosts of models are names with ports', () => {
  expect(readSettings({ MODEL_HOSTS: 'localhost:8000, Models.internal:443' }).modelHosts).toEqual(
    new Set(['localhost:8000', 'models.internal:443']),
  )
})

test('the public address is an origin, with or without a slash behind it', () => {
  expect(readSettings({ PUBLIC_URL: 'https://rapport.example/' }).publicUrl).toBe('https://rapport.example')
  expect(readSettings({ PORT: '80' }).publicUrl).toBe('http://localhost')
})

test.each([
  ['true', true],
  ['True', true],
  ['1', true],
  ['yes', true],
  ['false', false],
  ['FALSE', false],
  ['No', false],
  ['0', false],
  ['', true],
])('DEMO_DATA=%s', (value, demoData) => {
  expect(readSettings({ DEMO_DATA: value }).demoData).toBe(demoData)
})

test.each([
  { PORT: '0' },
  { PORT: 'many' },
  { PUBLIC_URL: 'javascript:alert(1)' },
  { PUBLIC_URL: 'https://rapport.example/below' },
  { PUBLIC_URL: 'rapport.example' },
  { DEMO_DATA: 'nope' },
  { BOOTSTRAP_SECRET_KEY: 'wk_0123456789abcdef' },
  { BOOTSTRAP_SECRET_KEY: 'rk_ has space' },
  { BOOTSTRAP_WRITE_KEY: 'wk_short' },
  { MODEL_HOSTS: 'localhost' },
  { MODEL_HOSTS: 'http://localhost:80' },
])('%j is refused by its name', (env) => {
  expect(() => readSettings(env)).toThrow(Object.keys(env)[0])
})
