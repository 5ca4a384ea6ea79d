import { open } from '@rapport/prisma/open.ts'
import { afterAll, expect, test } from 'vitest'
import { setUp } from '../setup/set-up.ts'
import { createApp } from './app.ts'

const key = 'rk_of_this_test_only'
const publicUrl = 'https://rapport.example'
const db = await open({ dataDir: 'memory://' })
await setUp(db, { demoData: false, bootstrapSecretKey: key })
const app = await createApp({ db, publicUrl, log: false })
afterAll(async () => {
  await app.close()
  await db.close()
})

const json = { 'content-type': 'application/json' }

const ask = (payload: object | string) =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    payload,
  })

test('GET /graphql is the GraphiQL page, to a browser and for nothing else', async () => {
  const page = await app.inject({ url: '/graphql', headers: { accept: 'text/html,*/*;q=0.8' } })
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
  const query = `?query=${encodeURIComponent('{ workspace { name } }')}`
  const shared = await app.inject({ url: `/graphql${query}`, headers: { accept: 'text/html' } })
  expect([shared.statusCode, shared.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')])
  for (const headers of [{}, { authorization: `Bearer ${key}` }, { accept: 'application/json' }]) {
    const answer = await app.inject({ url: `/graphql${query}`, headers })
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST'])
    expect(answer.json()).toMatchObject({ errors: [{ message: expect.stringContaining('POST') }] })
  }
})

test('a browser that asks for /favicon.ico gets the icon that pages carry in themselves', async () => {
  const { statusCode, headers, body } = await app.inject('/favicon.ico')
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/svg+xml'])
  const page = await app.inject('/')
  expect(page.body).toContain(`<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(body)}" />`)
})

test('variables and documents that are nested without end are refused, not stumbled over', async () => {
  const levels = 200_000
  const deep = '['.repeat(levels) + ']'.repeat(levels)
  const query = '{ workspace { name } }'
  const variables = await ask(`{"query": "${query}", "variables": {"deep": ${deep}}}`)
  expect(variables.statusCode).toBe(400)
  expect(variables.body).toContain('nested')
  const document = await ask({ query: '{a'.repeat(levels) })
  expect(document.statusCode).toBe(400)
})

test.for([{}, { variables: {} }, { query: null }])(
  'a request that asks nothing, %j, is answered at once',
  async (payload) => {
    const answer = await ask(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('query')
  },
)

test('an error that nobody expected is told in one neutral sentence, on every route', async () => {
  const broken = await open({ dataDir: 'memory://' })
  const server = await createApp({ db: broken, publicUrl, log: false })
  await broken.close()
  const headers = { origin: 'https://elsewhere.example', authorization: `Bearer ${key}` }
  const [page, token, graph] = [
    await server.inject({ url: '/', headers }),
    await server.inject({ method: 'POST', url: '/welcome-token', headers }),
    await server.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ workspace { name } }' } }),
  ]
  for (const answer of [page, token, graph]) {
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toEqual({
      errors: [expect.objectContaining({ message: 'Something went wrong on the server. Its log says what.' })],
    })
  }
  expect([page, token, graph].map((answer) => answer.headers['access-control-allow-origin'])).toEqual([
    undefined,
    undefined,
    headers.origin,
  ])
  await server.close()
})

const secret = 'sh_invented-secret'
test.for([
  ['nothing at that address', { method: 'GET', url: `/nothing?share=${secret}` }, 404],
  ['a frame that is posted to', { method: 'POST', url: `/frame/profile-card?share=${secret}` }, 404],
  ['an address that cannot be read', { method: 'GET', url: `/frame/%zz?share=${secret}` }, 400],
  ['a body that is no JSON', { method: 'POST', url: '/check', payload: secret, headers: json }, 400],
  ['half a body', { method: 'POST', url: '/check', payload: `{"credential":"${secret}"`, headers: json }, 400],
  ['another kind of body', { method: 'POST', url: '/check', payload: secret, headers: { 'content-type': 'a/b' } }, 415],
  ['too much of a body', { method: 'POST', url: '/check', payload: secret.repeat(60_000), headers: json }, 413],
] as const)('%s is refused in our words, which repeat nothing of it', async ([, request, status]) => {
  const answer = await app.inject(request)
  expect(answer.statusCode).toBe(status)
  const { errors, ...others } = answer.json<{ errors: { message: string }[] }>()
  expect(errors[0]?.message).toMatch(/^[A-Z][^\n]+\.$|"\.$/)
  expect(others).toEqual({})
  expect(answer.body).not.toMatch(/invented|zz|Unexpected|FST_|is not valid|Route /)
})

test("without its settings the webhook of Meta's channels is closed, and says what to set", async () => {
  const [asked, told] = [
    await app.inject('/hooks/meta?hub.mode=subscribe&hub.verify_token=&hub.challenge=1'),
    await app.inject({ method: 'POST', url: '/hooks/meta', payload: { object: 'page', entry: [] } }),
  ]
  expect([asked.statusCode, told.statusCode]).toEqual([404, 404])
  expect(asked.body).toContain('META_VERIFY_TOKEN')
  expect(told.body).toContain('META_APP_SECRET')
})
