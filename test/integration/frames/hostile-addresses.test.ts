import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { makeShare } from '../../support/shares.ts'
import { pageOrigin } from '../../support/tokens.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await space.take('user_id,name\n42,Ada Larsen\n')
const share = await makeShare(space)
const { key } = await makeKey(space, { kind: 'PUBLISHABLE', origins: [pageOrigin] })

/** A mark that no answer may carry as markup. */
const mark = '"><b onload=x>'
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(mark, 'a\0b', '\uD800', '__proto__', 'constructor', '../..', '%', '%2', 'a'.repeat(3000)),
)
/** A credential with some of its characters changed, cut off, or written twice. */
const near = (credential: string) =>
  fc.oneof(
    fc.constant(credential),
    fc.tuple(fc.nat(credential.length - 1), text).map(([at, by]) => credential.slice(0, at) + by),
    fc.nat(credential.length).map((end) => credential.slice(0, end)),
    fc.constant(credential + credential),
    text,
  )
const value = (...usual: string[]) =>
  fc.oneof({ weight: 1, arbitrary: text }, { weight: 3, arbitrary: fc.constantFrom(...usual) })
const parameters = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('share'), near(share.token)),
    fc.tuple(fc.constant('key'), near(key)),
    fc.tuple(fc.constant('group-by'), value('format', 'day', 'age')),
    fc.tuple(fc.constant('days'), value('30', '0', '-1', '1e9')),
    fc.tuple(fc.constant('from'), value('2026-01-01', '2026-02-30')),
    fc.tuple(fc.constant('customer'), value('user_id:42')),
    fc.tuple(fc.constant('lang'), value('nb', 'ar', 'zh-Hant-x-_')),
    fc.tuple(fc.constant('theme'), value('dark')),
    fc.tuple(text, text),
  ),
  { maxLength: 6 },
)
const element = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('profile-card', 'format-performance', 'timeline', 'segment') },
  { weight: 1, arbitrary: text },
)
const encoded = (part: string) => encodeURIComponent(part.toWellFormed())
const address = fc
  .tuple(element, parameters)
  .map(
    ([name, pairs]) =>
      `/frame/${encoded(name)}?${pairs.map(([one, is]) => `${encoded(one)}=${encoded(is)}`).join('&')}`,
  )

/** Each network has its own allowance, so that what is asked here is answered. */
let network = 0
const get = (url: string, headers = {}) =>
  rapport.app.inject({ url, headers, remoteAddress: `198.${18 + ((network >> 8) & 1)}.${network++ & 255}.1` })

test('a frame answers whatever its address says, with a page, and without a mark of it in the markup', async () => {
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(address, value('nb', '*;q=0', 'x'.repeat(9)), async (url, languages) => {
      const { statusCode, headers, body } = await get(url, {
        'accept-language': languages.replaceAll(/[^\x20-\x7e]/g, '?'),
      })
      statuses.add(statusCode)
      expect(statusCode, url).toBeLessThan(500)
      expect(headers['content-type']).toMatch(/^text\/html/)
      expect(body.includes(mark), url).toBe(false)
      expect(body.includes(share.token) && statusCode >= 400, url).toBe(false)
    }),
    { numRuns: 400 },
  )
  // The property was tried on what is shown, not only on what is refused.
  expect(statuses).toContain(200)
})

test('oEmbed answers whatever it is asked for, in the form that it was asked in', async () => {
  const statuses = new Set<number>()
  const sizes = fc.tuple(value('300', '0', '-1', '99999999'), value('300', 'NaN'))
  await fc.assert(
    fc.asyncProperty(address, value('json', 'xml'), sizes, async (path, format, [width, height]) => {
      const url = encoded(`http://localhost:4000${path}`)
      const { statusCode, headers, body } = await get(
        `/oembed?url=${url}&format=${encoded(format)}&maxwidth=${encoded(width)}&maxheight=${encoded(height)}`,
      )
      statuses.add(statusCode)
      expect(statusCode, path).toBeLessThan(502)
      expect([500, 503], path).not.toContain(statusCode)
      if (String(headers['content-type']).includes('json')) expect(() => JSON.parse(body) as unknown).not.toThrow()
      else expect(body.includes(mark), path).toBe(false)
    }),
    { numRuns: 400 },
  )
  expect([...statuses]).toEqual(expect.arrayContaining([200, 401, 404, 501]))
})
