import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ProfileCardDocument } from '@rapport/schema/generated/graphql.ts'
import { expect, onTestFinished, test } from 'vitest'
import { Client } from './client.ts'
import { TokenKeeper } from './token-keeper.ts'

interface Answer {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

interface Request {
  headers: IncomingHttpHeaders
  body: unknown
}

/** An HTTP server that answers with each of `answers` in turn and keeps what it was sent. */
const serve = async (answers: Answer[]) => {
  const requests: Request[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray()
    requests.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
    const { status = 200, headers, body } = answers.shift() ?? { status: 500, body: null }
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, requests }
}

const tokens = () => {
  let number = 0
  return new TokenKeeper(async () => ({ token: `token-${++number}`, expiresIn: 600 }))
}

const questionOf = (value: string) => ({
  document: ProfileCardDocument,
  variables: { customer: { namespace: 'user_id', value }, formats: 5, interactions: 6 },
})
const question = questionOf('42')
const nobody = { data: { customer: null } }
const patience = () => new AbortController().signal
const ask = (url: string, signal = patience()) => new Client(url, tokens()).ask(question, signal)

test('a question is sent as the hash of its document, with the token in a header', async () => {
  const { url, requests } = await serve([{ body: [nobody] }])
  expect(await ask(url)).toEqual({ customer: null })
  expect(requests.map(({ body }) => body)).toEqual([
    [{ documentId: ProfileCardDocument.__meta__?.hash, variables: question.variables }],
  ])
  expect(requests[0]?.headers.authorization).toBe('Bearer token-1')
})

test('questions of one moment travel together, the same one once, and each gets its own answer', async () => {
  const { url, requests } = await serve([
    {
      body: [
        nobody,
        { data: { customer: { id: 'b' } } },
        { data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      ],
    },
  ])
  const client = new Client(url, tokens())
  const answers = await Promise.allSettled(
    ['1', '2', '3', '1'].map((value) => client.ask(questionOf(value), patience())),
  )
  expect(answers).toMatchObject([
    { value: { customer: null } },
    { value: { customer: { id: 'b' } } },
    { reason: { code: 'FORBIDDEN' } },
    { value: { customer: null } },
  ])
  expect(requests).toHaveLength(1)
})

test('more than twenty questions take more than one request', async () => {
  const { url, requests } = await serve([20, 5].map((length) => ({ body: Array.from({ length }, () => nobody) })))
  const client = new Client(url, tokens())
  const values = Array.from({ length: 25 }, (_, i) => String(i))
  await Promise.all(values.map((value) => client.ask(questionOf(value), patience())))
  expect(requests.map(({ body }) => (body as unknown[]).length).toSorted()).toEqual([20, 5])
})

test('an answer serves whoever asks soon after, is remembered beyond that, and is nobody else’s', async () => {
  const { url, requests } = await serve([{ body: [nobody] }, { body: [{ data: { customer: { id: 'new' } } }] }])
  const people = ['ada', 'bo']
  const keeper = new TokenKeeper(async () => ({
    token: `h.${btoa(JSON.stringify({ sub: people.shift() }))}.s`,
    expiresIn: 600,
  }))
  const client = new Client(url, keeper)
  await client.ask(question, patience())
  await client.ask(question, patience())
  expect(requests).toHaveLength(1)
  const again = client.ask(question, patience(), 0)
  expect(client.remembered(question)).toEqual({ customer: null })
  expect(await again).toEqual({ customer: { id: 'new' } })
  await keeper.get(await keeper.get())
  expect(client.remembered(question)).toBeUndefined()
})

test('a refused token is renewed once and the question asked again', async () => {
  const { url, requests } = await serve([{ status: 401, body: { errors: [] } }, { body: [nobody] }])
  expect(await ask(url)).toEqual({ customer: null })
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
})

test('a token that is refused twice is given up', async () => {
  const { url, requests } = await serve([
    { status: 401, body: {} },
    { status: 401, body: {} },
  ])
  await expect(ask(url)).rejects.toMatchObject({ code: 'TOKEN' })
  expect(requests).toHaveLength(2)
})

test.each([
  ['FORBIDDEN', { status: 403, body: { errors: [{ message: 'not yours' }] } }],
  ['FORBIDDEN', { body: [{ errors: [{ message: 'not yours', extensions: { code: 'FORBIDDEN' } }], data: null }] }],
  ['LOAD', { status: 400, body: { errors: [{ message: 'no such document' }] } }],
  ['LOAD', { body: [{ errors: [{ message: 'something broke' }], data: null }] }],
  ['NETWORK', { status: 502, body: {} }],
  ['BUSY', { status: 503, body: {} }],
  ['BUSY', { status: 429, body: {} }],
])('%s is what an answer %j comes to', async (code, answer) => {
  const { url } = await serve([answer])
  await expect(ask(url)).rejects.toMatchObject({ code })
})

test('a server that has too much to do says when to come back', async () => {
  const { url } = await serve([{ status: 429, headers: { 'retry-after': '3' }, body: {} }])
  await expect(ask(url)).rejects.toMatchObject({ code: 'BUSY', retryAfter: 3 })
})

test('a server that is not there is a NETWORK failure', async () => {
  await expect(ask('http://127.0.0.1:9/graphql')).rejects.toMatchObject({ code: 'NETWORK' })
})

test('a question nobody waits for any more ends as aborted, and is not sent', async () => {
  const { url, requests } = await serve([{ body: [nobody] }])
  const request = new AbortController()
  const answer = ask(url, request.signal)
  request.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(requests).toHaveLength(0)
})

test('a question that somebody still waits for is asked, whoever else has gone', async () => {
  const { url } = await serve([{ body: [nobody] }])
  const client = new Client(url, tokens())
  const request = new AbortController()
  const gone = client.ask(question, request.signal)
  const stays = client.ask(question, patience())
  request.abort()
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' })
  expect(await stays).toEqual({ customer: null })
})
