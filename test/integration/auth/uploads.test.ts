import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '@rapport/server/http/app.ts'
import { startRapport } from '../../support/app.ts'
import { importDocument } from '../../support/import-document.ts'
import { multipart } from '../../support/multipart.ts'
import { sentence } from '../../support/sentence.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const { port } = rapport.app.server.address() as AddressInfo

const report = 'creative,platform,day,impressions\na,meta,2026-03-01,1\n'
const variables = { input: { file: null, as: 'report', map: [], set: [] } }
const form = multipart({ query: importDocument, variables }, 'file.csv', report)

const send = (payload: string | Buffer, headers: Record<string, string> = { authorization: `Bearer ${space.key}` }) =>
  rapport.app.inject({ method: 'POST', url: '/graphql', payload, headers: { ...form.headers, ...headers } })

test.for([
  'variables.__proto__.documentId',
  'variables.constructor.prototype.documentId',
  'variables.input.__proto__.documentId',
  'variables.input.__proto__',
  'variables.input.as',
  'variables.input.other',
  'variables.input',
  'variables',
  'query',
  '__proto__.documentId',
  '',
])('a file is not put at %s, where the form has no null', async (path) => {
  const answer = await send(form.body.toString().replace('variables.input.file', path))
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    { errors: [{ message: expect.stringMatching(sentence), extensions: { code: 'BAD_REQUEST' } }] },
  ])
  expect(Reflect.get({}, 'documentId')).toBeUndefined()
  expect((await space.send({ query: '{ workspace { name } }' })).status).toBe(200)
})

/** Begins an upload and leaves it in the middle of the file. */
function begin(authorization: string, headers: Record<string, string> = {}, at = port): ClientRequest {
  const began = request({
    port: at,
    host: '127.0.0.1',
    path: '/graphql',
    method: 'POST',
    headers: { ...form.headers, ...headers, authorization, 'content-length': form.body.length },
  })
  // Breaking off is one.
  began.on('error', () => {})
  onTestFinished(() => void began.destroy())
  began.write(form.body.subarray(0, form.body.length - 60))
  return began
}

const answerTo = async (asked: ClientRequest): Promise<IncomingMessage> => (await once(asked, 'response'))[0]

test('an embed token uploads nothing, which it is told before the file has come', async () => {
  const token = await embedToken(space, { anyCustomer: true })
  const began = begin(`Bearer ${token}`, { origin: pageOrigin })
  expect((await answerTo(began)).statusCode).toBe(403)
  began.destroy()
  const { imports } = await space.ask<{ imports: { edges: unknown[] } }>('{ imports { edges { node { id } } } }')
  expect(imports.edges).toEqual([])
})

test('of five uploads at once one is asked to come later, and may when the others are gone', async () => {
  const five = [1, 2, 3, 4, 5].map(() => begin(`Bearer ${space.key}`))
  const { refused, answer } = await Promise.race(
    five.map(async (one) => ({ refused: one, answer: await answerTo(one) })),
  )
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)])
  const [{ message }] = (JSON.parse(await text(answer)) as { errors: [{ message: string }] }).errors
  expect(message).toMatch(sentence)
  refused.destroy()

  // One ends well, the others break off.
  const [first, ...others] = five.filter((one) => one !== refused)
  first?.end(form.body.subarray(form.body.length - 60))
  expect(first && (await answerTo(first)).statusCode).toBe(200)
  for (const other of others) other.destroy()
  const four = () => Promise.all([1, 2, 3, 4].map(async () => (await send(form.body)).statusCode))
  await expect.poll(four, { timeout: 5000 }).toEqual([200, 200, 200, 200])
})

test('an upload of which nothing comes any more is ended with a sentence, and makes room', async () => {
  const app = await createApp({ db: rapport.db, publicUrl: 'http://localhost:4000', log: false, patience: 600 })
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const at = (app.server.address() as AddressInfo).port
  const [slow, ...stalled] = [1, 2, 3, 4].map(() => begin(`Bearer ${space.key}`, {}, at))
  let sent = form.body.length - 60
  const trickle = setInterval(() => slow?.write(form.body.subarray(sent, ++sent)), 100)
  onTestFinished(() => clearInterval(trickle))

  for (const answer of await Promise.all(stalled.map(answerTo))) {
    expect([answer.statusCode, answer.headers.connection]).toEqual([408, 'close'])
    const [error] = (JSON.parse(await text(answer)) as { errors: { message: string; extensions: object }[] }).errors
    expect(error).toEqual({ message: expect.stringMatching(sentence), extensions: { code: 'UPLOAD_STALLED' } })
  }
  const three = [1, 2, 3].map(() => begin(`Bearer ${space.key}`, {}, at))
  for (const one of three) one.end(form.body.subarray(form.body.length - 60))
  for (const answer of await Promise.all(three.map(answerTo))) expect(answer.statusCode).toBe(200)

  // Slow is not stalled.
  clearInterval(trickle)
  expect(sent).toBeGreaterThan(form.body.length - 56)
  slow?.end(form.body.subarray(sent))
  expect(slow && (await answerTo(slow)).statusCode).toBe(200)
})

test('a long file goes in, and nothing of it stays on disk', async () => {
  const folders = () =>
    readdirSync(tmpdir()).filter(
      (name) => name.startsWith(`rapport-${process.pid}-`) && existsSync(join(tmpdir(), name, 'upload')),
    )
  const before = folders()
  const note = 'x'.repeat(900_000)
  const rows = Array.from({ length: 30 }, (_, i) => `long-${i},meta,2026-03-02,1,${note}`)
  const long = ['creative,platform,day,impressions,note', ...rows, ''].join('\n')
  expect(long.length).toBeGreaterThan(26_000_000)
  const { summary } = await (await rapport.newSpace()).take(long, { as: 'report', name: 'long.csv' })
  expect(summary).toMatchObject({ accepted: 30, rejected: 0 })
  // Those of uploads that broke off may still be on their way out.
  expect(folders().filter((folder) => !before.includes(folder))).toEqual([])
})
