import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { addPeople } from '../../support/people.ts'
import { sentence } from '../../support/sentence.ts'
import { makeShare } from '../../support/shares.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)
const { key } = await makeKey(space, { kind: 'PUBLISHABLE', origins: ['https://www.example'] })
const server = 'http://localhost:4000'
const frame = `${server}/frame/format-performance?key=${key}&group-by=format`

const oembed = (url: string, more = '') => rapport.app.inject({ url: `/oembed?url=${encodeURIComponent(url)}${more}` })

interface Embed {
  type: string
  version: string
  html: string
  width: number
  height: number
}

test('a frame’s address is answered with an iframe, to any page', async () => {
  const { statusCode, headers, ...answer } = await oembed(frame)
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  expect(headers['access-control-allow-origin']).toBe('*')
  const embed = answer.json<Embed>()
  expect(embed).toMatchObject({
    type: 'rich',
    version: '1.0',
    provider_name: 'Rapport',
    provider_url: server,
    title: expect.any(String),
    cache_age: expect.any(Number),
  })
  expect(embed.html).toMatch(
    /^<iframe src="[^"<>]+" title="[^"]+" width="\d+" height="\d+" sandbox="allow-scripts"[^<>]*><\/iframe>$/,
  )
  expect(embed.html).toContain(`src="${frame.replaceAll('&', '&amp;')}"`)
})

test('the same as XML, and what the iframe needs is escaped in it', async () => {
  const { statusCode, headers, body } = await oembed(frame, '&format=xml')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
  expect(body).toMatch(/^<\?xml version="1.0" encoding="utf-8" standalone="yes"\?>\n<oembed>\n/)
  const parts = [...body.matchAll(/<(\w+)>([^<>]*)<\/\1>/g)].map(([, name]) => name)
  expect(parts).toEqual(Object.keys((await oembed(frame)).json<Embed>()))
  expect(body).toContain('&lt;iframe src=&quot;')
})

test.for([
  ['', 720, 880],
  ['&maxwidth=400', 400, 880],
  ['&maxheight=300', 720, 300],
  ['&maxwidth=320&maxheight=200', 320, 200],
  ['&maxwidth=9999&maxheight=9999', 720, 880],
  ['&maxwidth=none&maxheight=-5', 720, 880],
] as const)('it is never larger than asked: %s', async ([query, width, height]) => {
  const embed = (await oembed(frame, query)).json<Embed>()
  expect([embed.width, embed.height]).toEqual([width, height])
  expect(embed.html).toContain(`width="${width}" height="${height}"`)
})

test('a customer is private without a link, and embeddable with one until it ends', async () => {
  const { id, url } = await makeShare(space)
  expect((await oembed(url)).json<Embed>().html).toContain('share=sh_')
  for (const query of ['', `?key=${key}&customer=user_id:42`, '?customer=user_id:42'])
    expect((await oembed(`${server}/frame/profile-card${query}`)).statusCode).toBe(401)
  await space.ask('mutation ($id: ID!) { revokeShare(id: $id) { __typename } }', { id })
  expect((await oembed(url)).statusCode).toBe(404)
})

test.for([
  [frame.replace('localhost:4000', 'elsewhere.example'), 404],
  [frame.replace('http:', 'https:'), 404],
  [frame.replace('/frame/', '/docs/'), 404],
  [frame.replace('format-performance', 'nothing'), 404],
  [frame.replace('format-performance', 'constructor'), 404],
  [`${server}/frame/format-performance?key=pk_unknown`, 404],
  [`${frame}&days=many`, 404],
  [`${frame}&days=1000000`, 404],
  ['not a url', 404],
  ['', 404],
] as const)('nothing is embedded for %s', async ([url, status]) => {
  const answer = await oembed(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.json<{ errors: { message: string }[] }>().errors[0]?.message).toMatch(sentence)
})

test('a format other than JSON and XML is 501, as oEmbed asks', async () => {
  expect((await oembed(frame, '&format=yaml')).statusCode).toBe(501)
})

test('an address that tries to leave its attribute does not', async () => {
  const { html } = (await oembed(`${frame}&heading="><script>alert(1)</script>`)).json<Embed>()
  expect(html.match(/[<>]/g)).toHaveLength(4)
  expect(html).not.toContain('<script')
})
