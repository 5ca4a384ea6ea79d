import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { sentence } from '../../support/sentence.ts'
import { makeShare } from '../../support/shares.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await space.take('user_id,name\n42,Ada Larsen\n')

interface Finding {
  way: string
  ok: boolean
  what: string
  change?: string
}

async function check(body: object, headers: Record<string, string> = {}) {
  const answer = await rapport.app.inject({ method: 'POST', url: '/check', payload: body, headers })
  const { findings = [], errors = [] } = answer.json<{ findings?: Finding[]; errors?: { message: string }[] }>()
  return { ...answer, status: answer.statusCode, headers: answer.headers, findings, errors, text: answer.body }
}
const toChange = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok)

test('a page without a policy has nothing to change', async () => {
  const { status, headers, findings } = await check({ origin: pageOrigin })
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
  expect(findings.length).toBeGreaterThan(0)
  expect(toChange(findings)).toEqual([])
})

test('a strict page is told each directive', async () => {
  const { findings } = await check({ origin: 'http://intranet.example', policy: "default-src 'self'" })
  expect(toChange(findings).map(({ way, change }) => [way, change])).toEqual([
    ['elements', "Add this directive: script-src 'self' http://localhost:4000"],
    ['elements', "Add this directive: connect-src 'self' http://localhost:4000"],
    ['frames', "Add this directive: frame-src 'self' http://localhost:4000"],
  ])
})

const credentials: [string, () => Promise<string>, RegExp | null][] = [
  ['an embed token of this origin', () => embedToken(space), null],
  [
    'an embed token of another origin',
    () => embedToken(space, { origins: ['https://a.example'] }),
    /origins: \["https:\/\/intranet\.example"\]/,
  ],
  ['no token at all', async () => 'eyJhbGciOiJub25lIn0.e30.', /token route/],
  [
    'a publishable key of this origin',
    async () => (await makeKey(space, { kind: 'PUBLISHABLE', origins: [pageOrigin] })).key,
    null,
  ],
  [
    'one of another',
    async () => (await makeKey(space, { kind: 'PUBLISHABLE', origins: ['https://a.example'] })).key,
    /--origin https:\/\/intranet\.example/,
  ],
  ['an unknown one', async () => 'pk_none', /rapport key create/],
  ['a secret key', async () => space.key, /Revoke it/],
  ['a write key', async () => (await makeKey(space, { kind: 'WRITE' })).key, /publishable key/],
  ['a link for this origin', async () => (await makeShare(space)).token, null],
  ['a link for another', async () => (await makeShare(space, { origins: ['https://a.example'] })).token, /createShare/],
  ['an unknown link', async () => 'sh_none', /createShare/],
]

test.for(credentials)('%s', async ([, make, change]) => {
  const credential = await make()
  const { status, findings, text } = await check({ origin: `${pageOrigin}/some/page?x=1`, credential })
  expect(status).toBe(200)
  expect(text).not.toContain(credential)
  // Other pages that it is good for are not told: whoever asks may have found it.
  expect(text).not.toContain('a.example')
  const wrong = toChange(findings)
  expect(wrong).toHaveLength(change ? 1 : 0)
  if (change) expect(wrong[0]?.change).toMatch(change)
  for (const { what } of findings) expect(what).toMatch(sentence)
})

test('an expired token says so', async () => {
  const credential = await embedToken(space, { expiresIn: 1 })
  const what = async () => toChange((await check({ origin: pageOrigin, credential })).findings)[0]?.what
  await expect.poll(what, { timeout: 5000 }).toContain('expired')
})

test.for(['', 'intranet', 'ftp://intranet.example', 'null', 'javascript:alert(1)'])(
  '"%s" is no origin, and that is a finding',
  async (origin) => {
    const { status, findings } = await check({ origin })
    expect([status, toChange(findings).length]).toEqual([200, 1])
  },
)

test('what is no question is refused with a sentence', async () => {
  for (const body of [
    [],
    { origin: 5 },
    { origin: pageOrigin, policy: {} },
    { origin: pageOrigin, policy: 'a'.repeat(20_001) },
  ]) {
    const { status, errors } = await check(body)
    expect(status).toBe(400)
    expect(errors[0]?.message).toMatch(sentence)
  }
})

test('pages of other origins may ask, after a preflight', async () => {
  const { statusCode, headers } = await rapport.app.inject({
    method: 'OPTIONS',
    url: '/check',
    headers: { origin: pageOrigin, 'access-control-request-method': 'POST' },
  })
  expect(statusCode).toBe(204)
  expect(headers['access-control-allow-origin']).toBe(pageOrigin)
})

test('whoever checks on and on is asked to wait, and others are not', async () => {
  const from = (remoteAddress: string) =>
    rapport.app.inject({ method: 'POST', url: '/check', payload: { origin: pageOrigin }, remoteAddress })
  let answer = await from('198.51.100.7')
  for (let i = 0; i < 200 && answer.statusCode === 200; i++) answer = await from('198.51.100.7')
  expect(answer.statusCode).toBe(429)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  expect((await from('203.0.113.7')).statusCode).toBe(200)
})
