import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { open } from '@rapport/prisma/open.ts'
import { manifest } from '@rapport/schema/generated/manifest.ts'
import { buildSchema, parse, validate } from 'graphql'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { setUp } from '../setup/set-up.ts'
import { createApp } from './app.ts'

const publicUrl = 'https://rapport.example'
const db = await open({ dataDir: 'memory://' })
await setUp(db, { demoData: false })
const { id: workspaceId } = await db.prisma.workspace.findFirstOrThrow()
const app = await createApp({ db, publicUrl, log: false })
afterAll(async () => {
  await app.close()
  await db.close()
})

const secretName = 'Acme & <Sons>'
beforeEach(async () => {
  await db.prisma.customer.deleteMany()
  await db.prisma.workspace.update({ where: { id: workspaceId }, data: { demo: false, name: secretName } })
})

const makeDemo = () => db.prisma.workspace.update({ where: { id: workspaceId }, data: { demo: true } })

async function addCustomer(userId: string) {
  const now = new Date()
  const identities = { create: { namespace: 'user_id', value: userId } }
  const data = {
    workspaceId,
    id: uuidv7(),
    known: true,
    displayName: 'Ida Invented',
    firstSeenAt: now,
    lastSeenAt: now,
    identities,
  }
  await db.prisma.customer.create({ data })
}

const page = async () => (await app.inject('/')).body
const askToken = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/welcome-token', headers })

test('the page allows nothing from elsewhere and nothing inline, and has nothing inline', async () => {
  const { statusCode, headers, body } = await app.inject('/')
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['x-content-type-options']).toBe('nosniff')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(body).not.toMatch(/<script(?! type="module" src="\/)|<style| style=| on[a-z]+=/)
})

test.each([
  ['/page.css', 'text/css'],
  ['/welcome.css', 'text/css'],
  ['/welcome.js', 'javascript'],
])('%s is served', async (url, type) => {
  const { statusCode, headers } = await app.inject(url)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toContain(type)
})

test('the snippets name this server and the elements', async () => {
  const text = (await page()).replace(/<\/?(span|code|pre)[^>]*>/g, '')
  expect(text).toContain(
    '&lt;script type=&quot;module&quot; src=&quot;https://rapport.example/w/load.js&quot;&gt;&lt;/script&gt;',
  )
  expect(text).toContain(
    '&lt;rapport-profile-card customer=&quot;user_id:42&quot; token-url=&quot;/rapport-token&quot;&gt;',
  )
})

test('the token that the page tells how to make is for every element on it', async () => {
  const text = (await page()).replace(/<[^>]*>/g, '')
  const elements = Object.values(manifest).flatMap(({ operation }) => (operation.endsWith('Live') ? [] : [operation]))
  expect(elements.length).toBeGreaterThan(3)
  expect(text).toContain(`operations: [${elements.map((name) => `&quot;${name}&quot;`).join(', ')}]`)
  expect(text).toContain(elements.map((name) => `--operation ${name}`).join(' '))
})

test('a stranger sees neither name nor people of a workspace, and gets no token', async () => {
  await addCustomer('hidden-4711')
  const body = await page()
  for (const secret of ['Acme', 'hidden-4711', 'Ida', workspaceId]) expect(body).not.toContain(secret)
  expect(body).not.toContain('token-url="/welcome-token"')
  expect(body).toContain('secret key')
  expect((await askToken({ origin: publicUrl })).statusCode).toBe(404)
})

test('a workspace without data says how to bring some in, until it has some', async () => {
  expect(await page()).toContain('There is nothing here yet')
  await addCustomer('1')
  expect(await page()).not.toContain('There is nothing here yet')
})

test('the demo says that it is invented, and asks for no key', async () => {
  await makeDemo()
  const body = await page()
  expect(body).toContain('<b>Acme &amp; &lt;Sons&gt;</b> and everybody in it are invented')
  expect(body).toContain('<rapport-profile-card customer="user_id:42" heading-level="3" token-url="/welcome-token">')
  expect(body).not.toContain('key-form')
  expect(body).toContain('this page asks for your secret key')
})

test('the token of the demo shows its people to this page, and to no other', async () => {
  await makeDemo()
  await addCustomer('42')
  const response = await askToken({ origin: publicUrl })
  expect(response.headers['cache-control']).toBe('no-store')
  const { token, expiresIn } = response.json<{ token: string; expiresIn: number }>()
  expect(expiresIn).toBe(600)

  const [documentId] = Object.entries(manifest).find(([, { operation }]) => operation === 'ProfileCard') ?? []
  const customer = { namespace: 'user_id', value: '42' }
  const ask = (origin: string) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { origin, authorization: `Bearer ${token}` },
      payload: { documentId, variables: { customer, formats: 1, interactions: 1 } },
    })
  expect((await ask(publicUrl)).json()).toMatchObject({ data: { customer: { displayName: 'Ida Invented' } } })
  expect((await ask('https://elsewhere.example')).statusCode).toBe(403)
})

test('the token of the demo is worth nothing once the workspace has real people', async () => {
  await makeDemo()
  const { token } = (await askToken({ origin: publicUrl })).json<{ token: string }>()
  await addCustomer('42')
  const [documentId] = Object.entries(manifest).find(([, { operation }]) => operation === 'ProfileCard') ?? []
  const variables = { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 1 }
  const ask = () =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { origin: publicUrl, authorization: `Bearer ${token}` },
      payload: { documentId, variables },
    })
  expect((await ask()).json()).toMatchObject({ data: { customer: { displayName: 'Ida Invented' } } })
  await db.prisma.workspace.update({ where: { id: workspaceId }, data: { demo: false } })
  const refused = await ask()
  expect(refused.statusCode).toBe(401)
  expect(refused.body).not.toContain('Ida')
})

test('the page may be reached under another address than the public one', async () => {
  await makeDemo()
  expect((await askToken({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' })).statusCode).toBe(200)
})

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['no page at all', {}],
])('%s gets no token of the demo', async (_who, headers) => {
  await makeDemo()
  expect((await askToken({ host: 'rapport.example', ...headers })).statusCode).toBe(403)
})

test('every GraphQL document on the page and in its script suits the schema', async () => {
  const samples = [...(await page()).matchAll(/<code>(.*?)<\/code>/gs)]
    .map(([, code = '']) => code.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"'))
    .filter((code) => code.startsWith('mutation'))
  const schema = buildSchema(await readFile(join(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8'))
  const script = await readFile(join(import.meta.dirname, 'pages/welcome.js'), 'utf8')
  const asked = [...script.matchAll(/`((?:mutation|\{ workspace)[^`]*)`/g)].map(([, document = '']) => document)
  expect([samples.length, asked.length]).toEqual([1, 2])
  for (const document of [...samples, ...asked]) expect(validate(schema, parse(document))).toEqual([])
})
