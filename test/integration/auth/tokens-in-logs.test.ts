import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { newDatabase } from '../../support/databases.ts'
import { environment, freePort, start } from '../../support/processes.ts'
import { pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const key = `rk_${randomUUID()}`
const { db, options, close, drop } = await newDatabase()
await setUp(db, { demoData: false, bootstrapSecretKey: key })
// A card cannot be read then, so that the log has something to say.
await db.execute('ALTER TABLE customer_format RENAME TO elsewhere')
await close()
afterAll(drop)

const card = {
  documentId: trusted('ProfileCard').documentId,
  variables: { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 5 },
}

test('a token in the wrong place, and one that is refused, stay out of the answer and out of the log', async () => {
  const port = await freePort()
  const server = start('main.ts', [], environment(options, { PORT: port, DEMO_DATA: 'false' }))
  await server.says(/is up/)
  const url = `http://127.0.0.1:${port}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const minted = await post(
    '/graphql',
    {
      query: `mutation { createEmbedToken(input: {origins: ["${pageOrigin}"], anyCustomer: true}) { ... on EmbedToken { token } } }`,
    },
    { authorization: `Bearer ${key}` },
  )
  const { token } = ((await minted.json()) as { data: { createEmbedToken: { token: string } } }).data.createEmbedToken
  const [, claims = '', signature = ''] = token.split('.')
  const authorization = `Bearer ${token}`
  const good = { authorization, origin: pageOrigin }
  const refused = [
    post('/graphql', { ...card, token }),
    post('/graphql', `{"token": "${token}"`, good),
    post('/graphql', { ...card, variables: { token } }, good),
    post('/graphql', card, { ...good, origin: 'https://elsewhere.example' }),
    post('/graphql', card, { ...good, authorization: `${authorization}x` }),
    post('/graphql', `--x\r\n${token}`, { ...good, 'content-type': 'multipart/form-data; boundary=x' }),
    post('/v1/track', { writeKey: token, event: 'x', userId: '1' }),
    post('/hooks/meta', { token }),
  ]
  // What is wrong with an address or a document is told by repeating it, to nobody but whoever sent it.
  const repeated = [
    fetch(`${url}/graphql?token=${token}`),
    fetch(`${url}/nowhere/${token}`),
    fetch(`${url}/v1/projects/${token}/settings`),
    post(`/graphql?token=${token}`, card),
    post('/graphql', { query: `{ ${token} }` }, { authorization: `Bearer ${key}` }),
    post('/graphql', card, { ...good, origin: `https://${token}.example` }),
  ]
  for (const answer of await Promise.all(refused)) expect(await answer.text()).not.toContain(signature)
  for (const { status } of await Promise.all(repeated)) expect(status).not.toBe(500)
  expect((await post('/graphql', card, good)).status).toBe(500)
  server.process.kill('SIGTERM')
  const { stdout, stderr } = await server.ended
  expect(stdout).toContain('"level":50')
  for (const secret of [token, claims, signature, key]) expect(stdout + stderr).not.toContain(secret)
})
