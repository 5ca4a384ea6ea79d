import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ProfileCardDocument } from '@rapport/schema/generated/graphql.ts'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from './client.ts'
import { TokenKeeper } from './tokens.ts'

interface Answer {
  status?: number
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
    const { status = 200, body } = answers.shift() ?? { status: 500, body: null }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, requests }
}

const tokens = () => {
  let number = 0
  return new TokenKeeper(async () => ({ token: `token-${++number}`, expiresIn: 600 }))
}

const question = {
  document: ProfileCardDocument,
  variables: { customer: { namespace: 'user_id', value: '42' }, formats: 5, interactions: 6 },
}
const patience = () => new AbortController().signal

test('a question is sent as the hash of its document, with the token in a header', async () => {
  const { url, requests } = await serve([{ body: { data: { customer: null } } }])
  expect(await ask(url, question, tokens(), patience())).toEqual({ customer: null })
  expect(requests.map(({ body }) => body)).toEqual([
    { documentId: ProfileCardDocument.__meta__?.hash, variables: question.variables },
  ])
  expect(requests[0]?.headers.authorization).toBe('Bearer token-1')
})

test('a refused token is renewed once and the question asked again', async () => {
  const { url, requests } = await serve([{ status: 401, body: { errors: [] } }, { body: { data: { customer: null } } }])
  expect(await ask(url, question, tokens(), patience())).toEqual({ customer: null })
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
})

test('a token that is refused twice is given up', async () => {
  const { url, requests } = await serve([
    { status: 401, body: {} },
    { status: 401, body: {} },
  ])
  await expect(ask(url, question, tokens(), patience())).rejects.toMatchObject({ code: 'TOKEN' })
  expect(requests).toHaveLength(2)
})

test.each([
  ['FORBIDDEN', { status: 403, body: { errors: [{ message: 'not yours' }] } }],
  ['FORBIDDEN', { body: { errors: [{ message: 'not yours', extensions: { code: 'FORBIDDEN' } }], data: null } }],
  ['LOAD', { status: 400, body: { errors: [{ message: 'no such document' }] } }],
  ['LOAD', { body: { errors: [{ message: 'something broke' }], data: null } }],
  ['NETWORK', { status: 503, body: {} }],
  ['NETWORK', { status: 429, body: {} }],
])('%s is what an answer %j comes to', async (code, answer) => {
  const { url } = await serve([answer])
  await expect(ask(url, question, tokens(), patience())).rejects.toMatchObject({ code })
})

test('a server that is not there is a NETWORK failure', async () => {
  await expect(ask('http://127.0.0.1:9/graphql', question, tokens(), patience())).rejects.toMatchObject({
    code: 'NETWORK',
  })
})

test('a question nobody waits for any more ends as aborted, not as a failure', async () => {
  const { url } = await serve([{ body: { data: { customer: null } } }])
  const request = new AbortController()
  const answer = ask(url, question, tokens(), request.signal)
  request.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
})
