import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { sentence } from '../../support/sentence.ts'
import { makeShare } from '../../support/shares.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const hostile = `<img src=x onerror=alert(1)> </script><script>alert(2)</script> ]]> " ' --> &amp; \${7*7}`
const origins = ['https://intranet.example', 'https://www.example']

/** A workspace with two formats, one of them with a name that attacks whoever prints it. */
async function filled(): Promise<{ space: Space; key: string }> {
  const space = await rapport.newSpace()
  const { createFormat } = await space.ask<{ createFormat: { id: string } }>(
    'mutation ($name: String!) { createFormat(input: {name: $name, platform: META, medium: IMAGE}) { ... on AdFormat { id } } }',
    { name: hostile },
  )
  await space.take(
    `creative,platform,format,day,impressions,clicks\nc1,meta,${createFormat.id},2026-03-01,20000,900\nc2,meta,meta_carousel,2026-03-01,20000,300\n`,
  )
  return { space, key: (await makeKey(space, { kind: 'PUBLISHABLE', origins })).key }
}
const { space, key } = await filled()
await space.take('user_id,name\n42,Ada Larsen\n')

const get = (path: string, headers: Record<string, string> = {}) => rapport.app.inject({ url: path, headers })
const performance = (query = '') => get(`/frame/format-performance?key=${key}${query}`)

test('a frame shows the data in HTML that needs no script', async () => {
  const { statusCode, body, headers } = await performance()
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toMatch(/<rapport-format-performance [^>]*><template shadowrootmode="open"><style>/)
  expect(body).toContain('Which format works best</div>')
  expect(body).toContain('<title>Which format works best</title>')
  expect(body).toMatch(/<td>20,000<\/td>/)
  expect(body).not.toContain('<!--lit')
})

test('only pages of the key’s origins may frame it, isolated ones too, and nothing is stored, fetched or told to others', async () => {
  const { headers, body } = await performance()
  expect(headers).toMatchObject({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('x-frame-options')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain(`frame-ancestors ${origins.join(' ')};`)
  expect(policy).toMatch(/^default-src 'none'; style-src ('sha256-\S+' ?){2}; script-src 'sha256-\S+'; /)
  const inline = [...body.matchAll(/<(style|script)>(.*?)<\/\1>/gs)].map(([, , text]) => text ?? '')
  expect(inline).toHaveLength(3)
  for (const text of inline) expect(policy).toContain(createHash('sha256').update(text).digest('base64'))
  // Style attributes would need a permission of their own.
  expect(body).not.toMatch(/ style=/)
})

test('names and attributes that look like markup stay text', async () => {
  const { body } = await performance(`&theme=${encodeURIComponent(hostile)}&heading=${encodeURIComponent(hostile)}`)
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(body).not.toMatch(/<img|onerror=alert\(1\)>|alert\(2\)<\/script>/)
  expect(body.match(/<script/g)).toHaveLength(1)
  const [, title] = /<title>(.*?)<\/title>/s.exec(body) ?? []
  expect(title).toContain('&lt;/script&gt;')
  expect(title).not.toContain('<')
})

test('the address says what is shown, as attributes do', async () => {
  expect((await performance('&group-by=day')).body).toContain('Day by day')
  expect((await performance('&theme=dark')).body).toMatch(/<rapport-format-performance [^>]*theme="dark"/)
  expect((await performance('&theme=dark')).body).toContain('<meta name="color-scheme" content="dark" />')
  expect((await performance('&from=2020-01-01&to=2020-01-02')).body).toContain('No numbers in this period yet.')
  // What is for pages with scripts has no meaning, and what nobody knows neither.
  const plain = (await performance()).body.replace(/<link[^>]*>/g, '')
  const extra = '&api=https%3A%2F%2Felsewhere.example&token-url=x&utm_source=mail'
  expect((await performance(extra)).body.replace(/<link[^>]*>/g, '')).toBe(plain)
})

test('a refusal names what there is as the documentation spells it', async () => {
  expect((await performance('&metric=roas')).body).toContain('It can be ctr, engagementRate, conversionRate.')
  expect((await performance('&source=both')).body).toContain('It can be reported, observed.')
})

test('its script weighs less than 1 kB', async () => {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec((await performance()).body) ?? []
  expect(script).toContain('rapport-resize')
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(1000)
})

test('nothing in it would need a script to work', async () => {
  const { body } = await performance()
  expect(body).not.toMatch(/<button|<a |<form|<input/)
  expect(body).toContain('<summary>')
})

test.each([
  ['lang=nb', undefined, 'nb', 'ltr'],
  ['', 'nb-NO, en;q=0.8', 'nb', 'ltr'],
  ['', 'en;q=0.5, fr, zh-TW;q=0.9', 'zh-Hant', 'ltr'],
  ['lang=ar', 'nb', 'ar', 'rtl'],
  ['lang=fr', 'ru', 'ru', 'ltr'],
  ['lang="><script>', '"><script>, ;q=,,', 'en', 'ltr'],
])('asked with "%s" and Accept-Language %s it speaks %s', async (query, header, lang, dir) => {
  const { body, headers } = await get(
    `/frame/format-performance?key=${key}&${query}`,
    header === undefined ? {} : { 'accept-language': header },
  )
  expect(body).toContain(`<html lang="${lang}" dir="${dir}">`)
  expect(body.includes('Which format works best')).toBe(lang === 'en')
  expect(headers.vary).toContain('Accept-Language')
})

test('it tells where oEmbed tells about it', async () => {
  const { body } = await performance('&group-by=medium')
  const links = [...body.matchAll(/<link rel="alternate" type="(\S+)" href="(\S+)"/g)]
  expect(links.map(([, type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed'])
  for (const [, type = '', href = ''] of links) {
    const { pathname, search } = new URL(href.replaceAll('&amp;', '&'))
    const answer = await get(pathname + search)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      type.includes('json') ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
    ])
    expect(answer.body).toContain('group-by=medium')
  }
})

const refusals: [string, () => string | Promise<string>, number, string][] = [
  ['an element that there is not', () => `/frame/profile?key=${key}`, 404, 'LOAD'],
  ['an element of every object', () => `/frame/constructor?key=${key}`, 404, 'LOAD'],
  ['a path that there is not', () => `/frame/a/b?key=${key}`, 404, 'LOAD'],
  ['no credential', () => '/frame/format-performance', 401, 'TOKEN'],
  ['an unknown key', () => '/frame/format-performance?key=pk_none', 404, 'TOKEN'],
  ['a secret key', () => `/frame/format-performance?key=${space.key}`, 401, 'TOKEN'],
  ['an embed token', () => '/frame/format-performance?token=a.b.c', 401, 'TOKEN'],
  ['a person for a publishable key', () => `/frame/profile-card?key=${key}&customer=user_id:42`, 403, 'FORBIDDEN'],
  ['an attribute that cannot be', () => `/frame/format-performance?key=${key}&days=many`, 400, 'LOAD'],
  ['more days than there are', () => `/frame/format-performance?key=${key}&days=1000000`, 400, 'LOAD'],
  ['a campaign of nobody', () => `/frame/format-performance?key=${key}&campaign=x`, 400, 'LOAD'],
  ['an unknown link', () => '/frame/format-performance?share=sh_none', 404, 'TOKEN'],
  [
    'a link to another element',
    async () => (await makeShare(space)).path.replace('profile-card', 'format-performance'),
    404,
    'TOKEN',
  ],
  ['a key with a NUL', () => '/frame/format-performance?key=pk_%00', 404, 'TOKEN'],
]

test.for(refusals)('%s gets a page in plain words that any page may frame', async ([, path, status, code]) => {
  const { statusCode, headers, body } = await get(await path())
  expect(statusCode).toBe(status)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; (?!.*frame-ancestors)/)
  const [, said = ''] = /<p role="status">(.*?)<\/p>/s.exec(body) ?? []
  expect(said).toMatch(sentence)
  expect(body).toContain(`<span class="code">${code}</span>`)
  expect(body).not.toContain(space.key)
})

test('whoever asks for too much is told when to come back, by a page, and others go on', async () => {
  const from = (remoteAddress: string) =>
    rapport.app.inject({ url: `/frame/format-performance?key=${key}&group-by=age`, remoteAddress })
  const answers = []
  // Each costs 40, of 1,200 that there are.
  for (let i = 0; i < 60; i++) answers.push(await from('198.51.100.7'))
  const refused = answers.find(({ statusCode }) => statusCode === 429)
  expect(refused?.body).toMatch(/<p role="status">More was asked for [^<]+<\/p>\s+<span class="code">BUSY</)
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await from('203.0.113.9')).statusCode).toBe(200)
})

test('a revoked key shows nothing from the next request on', async () => {
  const made = await makeKey(space, { kind: 'PUBLISHABLE', origins })
  const path = `/frame/format-performance?key=${made.key}`
  expect((await get(path)).statusCode).toBe(200)
  await space.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: made.id })
  expect((await get(path)).statusCode).toBe(404)
})

test('a key shows the numbers of its own workspace only', async () => {
  const other = await rapport.newSpace()
  const theirs = await makeKey(other, { kind: 'PUBLISHABLE', origins })
  const { campaigns } = await space.ask<{ campaigns: { edges: { node: { id: string } }[] } }>(
    '{ campaigns { edges { node { id } } } }',
  )
  const ids = ['', ...campaigns.edges.map(({ node }) => `&campaign=${node.id}`)]
  for (const id of ids) {
    const { body } = await get(`/frame/format-performance?key=${theirs.key}${id}`)
    expect(body).toContain('No numbers in this period yet.')
    expect(body).not.toContain('20,000')
  }
})
