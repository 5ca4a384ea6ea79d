import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { serveElements } from './elements.ts'
import type { Integrity } from './integrity.ts'
import { refuse } from './refuse.ts'

const publicUrl = 'https://rapport.example'
const app = Fastify()
app.setErrorHandler(refuse)
await app.register(serveElements, { publicUrl })
afterAll(() => app.close())

const shortly = 'public, max-age=300, stale-while-revalidate=86400'
const latest = (await app.inject('/w/integrity.json')).json<Integrity>()
const { version, files } = latest

test('the address that a page includes has the latest within minutes, and an address with a version never changes', async () => {
  for (const file of ['load.js', 'single.js']) {
    const evergreen = await app.inject({ url: `/w/${file}`, headers: { origin: 'https://intranet.example' } })
    expect(evergreen.statusCode).toBe(200)
    expect(evergreen.headers).toMatchObject({
      'cache-control': shortly,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': expect.stringContaining('javascript'),
    })
  }
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['load.js', 'single.js', 'core.js', 'profile-card.js']))
  for (const file of Object.keys(files)) {
    const pinned = await app.inject(`/w/${version}/${file}`)
    expect(pinned.statusCode).toBe(200)
    expect(pinned.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  }
})

test('browsers get the files compressed, and the same after that', async () => {
  for (const file of ['/w/load.js', `/w/${version}/core.js`]) {
    const plain = await app.inject(file)
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, rawPayload } = await app.inject({ url: file, headers: { 'accept-encoding': encoding } })
      expect(headers).toMatchObject({ 'content-encoding': encoding, vary: expect.stringMatching(/accept-encoding/i) })
      expect(rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
      expect(unpack(rawPayload).equals(plain.rawPayload)).toBe(true)
    }
  }
})

test('the latest loader fetches the files of its version, so nothing is fetched twice by pages that pin it', async () => {
  const { body } = await app.inject('/w/load.js')
  const fetched = Array.from(body.matchAll(/import\([`'"]([^`'"]+)/g), ([, path]) => path)
  expect(fetched).toContain(`./${version}/core.js`)
  for (const path of fetched) expect(Object.keys(files)).toContain(path?.slice(`./${version}/`.length))
  expect((await app.inject('/w/single.js')).body).toBe((await app.inject(`/w/${version}/single.js`)).body)
})

test('integrity.json has the hash of every file as it is served, in lines that are ready to copy', async () => {
  expect((await app.inject(`/w/${version}/integrity.json`)).json()).toEqual(latest)
  for (const [file, hash] of Object.entries(files)) {
    const { rawPayload } = await app.inject(`/w/${version}/${file}`)
    expect(hash).toBe(`sha384-${createHash('sha384').update(rawPayload).digest('base64')}`)
  }
  const [map, loader] = latest.snippet.split('\n')
  const { integrity } = JSON.parse(map?.replace(/<[^>]+>/g, '') ?? '') as { integrity: Record<string, string> }
  const fetchedLater = Object.entries(files).filter(([file]) => !['load.js', 'single.js', 'room.css'].includes(file))
  expect(integrity).toEqual(
    Object.fromEntries(fetchedLater.map(([file, hash]) => [`${publicUrl}/w/${version}/${file}`, hash])),
  )
  expect(loader).toContain(`src="${publicUrl}/w/${version}/load.js" integrity="${files['load.js']}"`)
  expect(latest.single).toContain(`src="${publicUrl}/w/${version}/single.js" integrity="${files['single.js']}"`)
})

test('a file of a version that is gone is answered by the latest, which no cache keeps under that address', async () => {
  const { statusCode, headers } = await app.inject('/w/0.0.1-gone/profile-card.js')
  expect([statusCode, headers.location, headers['cache-control'], headers['access-control-allow-origin']]).toEqual([
    307,
    `/w/${version}/profile-card.js`,
    'no-store',
    '*',
  ])
})

test.for(['/w/nothing.js', '/w/0.0.1-gone/nothing.js', '/w/0.0.1-gone/integrity.json', '/w/..%2f/integrity.json'])(
  'there is no %s, and the answer says where to look',
  async (url) => {
    const { statusCode, body } = await app.inject(url)
    expect([statusCode, body]).toEqual([404, expect.stringContaining('/w/integrity.json')])
  },
)

test('a file that a version does not have is not taken from another', async () => {
  expect((await app.inject(`/w/${version}/nothing.js`)).statusCode).toBe(404)
})
