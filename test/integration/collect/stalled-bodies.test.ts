import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '@rapport/server/http/app.ts'
import { expect, onTestFinished, test } from 'vitest'
import { meta, startRapport } from '../../support/app.ts'
import { signatureOf } from '../../support/meta.ts'
import { basic, newSender } from '../../support/sender.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()
const sender = await newSender(await rapport.newSpace())
/** Of `sha256=` and any 64 digits, which anybody can send. */
const unsigned = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }
const delivery = JSON.stringify({ object: 'page', entry: [] })

/** The doors that take bodies from anybody, the most that each takes of one, and what it answers with 200. */
const doors = [
  {
    path: '/v1/batch',
    largest: 500 * 1024,
    headers: {},
    body: JSON.stringify({ writeKey: sender.key, batch: [], filler: 'x'.repeat(400_000) }),
    signed: {},
  },
  {
    path: '/hooks/meta',
    largest: 3 * 1024 * 1024,
    headers: unsigned,
    body: delivery,
    signed: { 'x-hub-signature-256': signatureOf(delivery) },
  },
] as const

type Door = (typeof doors)[number]

/** Bytes that all bodies at one door may have together. */
const room = 8 * 1024 * 1024

async function listening(patience: number): Promise<string> {
  const app = await createApp({ db: rapport.db, publicUrl: 'http://localhost:4000', meta, log: false, patience })
  onTestFinished(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** Begins a request, which the test never ends. */
function begin(url: string, { path, headers }: Door, more: OutgoingHttpHeaders): ClientRequest {
  const begun = request(url + path, { method: 'POST', agent: false, headers: { ...headers, ...more } })
  // Breaking off is one.
  begun.on('error', () => {})
  onTestFinished(() => void begun.destroy())
  begun.flushHeaders()
  return begun
}

const answerTo = async (asked: ClientRequest): Promise<IncomingMessage> => (await once(asked, 'response'))[0]

const post = (url: string, { path, body, signed }: Door) => fetch(url + path, { method: 'POST', body, headers: signed })

async function codeOf(answer: IncomingMessage): Promise<string> {
  const { errors } = JSON.parse(await text(answer)) as { errors: [{ message: string; extensions: { code: string } }] }
  expect(errors[0].message).toMatch(sentence)
  return errors[0].extensions.code
}

test.for(doors)('who announces much to $path and sends nothing keeps nobody out', async (door) => {
  const url = await listening(30_000)
  const silent = Array.from({ length: 40 }, () =>
    begin(url, door, { 'content-length': door.largest, expect: '100-continue' }),
  )
  // From then on the server waits for their bodies.
  await Promise.all(silent.map((one) => once(one, 'continue')))
  expect((await post(url, door)).status).toBe(200)
})

test.for(doors)(
  'bodies at $path that do not say how long they are fill no more than the room there is, and make room when they do not end',
  async (door) => {
    const url = await listening(1500)
    const bodies = Array.from({ length: Math.ceil(room / door.largest) }, () => begin(url, door, {}))
    const answers = bodies.map(answerTo)
    for (const body of bodies) body.write(Buffer.alloc(door.largest - 1, ' '))
    const statuses = await Promise.all(
      answers.map(async (coming) => {
        const answer = await coming
        const { 'retry-after': later, connection } = answer.headers
        const said = { code: await codeOf(answer), later, connection }
        if (answer.statusCode === 429) expect(said).toMatchObject({ code: 'TOO_MANY_REQUESTS', later: '1' })
        else expect(said).toMatchObject({ code: 'UPLOAD_STALLED', connection: 'close' })
        return answer.statusCode
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([408, 429]))
    expect((await post(url, door)).status).toBe(200)
  },
)

test('while bodies are on their way there is room for what fits beside them, and the rest is refused before it comes', async () => {
  const [door] = doors
  const url = await listening(4000)
  const bodies = Array.from({ length: Math.floor(room / door.largest) }, () =>
    begin(url, door, { 'content-length': door.largest }),
  )
  const answers = bodies.map(answerTo)
  for (const body of bodies) body.write(Buffer.alloc(door.largest - 1, ' '))
  // Announced only: a body of its own would take the room of one that is on its way.
  const refusal = async () => {
    const one = begin(url, door, { 'content-length': door.largest })
    const answer = await Promise.race([answerTo(one), pause(200)])
    one.destroy()
    return answer && [answer.statusCode, answer.headers['retry-after']]
  }
  await expect.poll(refusal, { timeout: 3500, interval: 20 }).toEqual([429, '1'])
  const small = { userId: '1', event: 'Followed' }
  const headers = { authorization: basic(sender.key) }
  expect((await fetch(`${url}/v1/track`, { method: 'POST', body: JSON.stringify(small), headers })).status).toBe(200)

  for (const answer of await Promise.all(answers)) expect(answer.statusCode).toBe(408)
  expect((await post(url, door)).status).toBe(200)
})

test.for([
  ['in time is taken', 3000, 200],
  ['and never ends is ended with 408, though bytes come', 600, 408],
] as const)('what comes slowly %s', async ([, patience, status]) => {
  const [door] = doors
  const url = await listening(patience)
  const slow = begin(url, door, { 'content-length': door.body.length })
  const answer = answerTo(slow)
  let sent = door.body.length - 15
  slow.write(door.body.slice(0, sent))
  const trickle = setInterval(() => {
    slow.write(door.body.slice(sent, ++sent))
    if (sent === door.body.length) clearInterval(trickle)
  }, 100)
  onTestFinished(() => clearInterval(trickle))
  expect((await answer).statusCode).toBe(status)
})
