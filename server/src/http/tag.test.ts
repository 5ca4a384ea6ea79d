import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { serveTag } from './tag.ts'

const app = Fastify()
await app.register(serveTag)
afterAll(() => app.close())

test('the tag weighs at most 2.0 kB gzip, and is one classic script', async () => {
  const { body, headers } = await app.inject('/t.js')
  expect(gzipSync(body, { level: 9 }).length).toBeLessThanOrEqual(2000)
  expect(headers['content-type']).toContain('javascript')
  expect(body).not.toMatch(/\bimport\b|\bexport\b/)
})

test('a page of any origin may load it, keeps it for minutes, and fetches it again only when it changed', async () => {
  const { statusCode, headers } = await app.inject({ url: '/t.js', headers: { origin: 'https://shop.example' } })
  expect([statusCode, headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]).toEqual([
    200,
    '*',
    'cross-origin',
  ])
  expect(headers['cache-control']).toBe('public, max-age=300, stale-while-revalidate=86400')
  const again = await app.inject({ url: '/t.js', headers: { 'if-none-match': String(headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})
