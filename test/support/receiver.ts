import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serveTag } from '@rapport/server/http/tag.ts'

/** A message as the tag sends it. */
export interface Message {
  type: string
  event?: string
  messageId: string
  timestamp: string
  anonymousId: string
  userId?: string
  name?: string
  properties?: Record<string, unknown>
  traits?: Record<string, unknown>
  context: { page: Record<string, string>; campaign: Record<string, string> }
}

export interface Batch {
  writeKey: string
  sentAt: string
  context: Record<string, unknown>
  batch: Message[]
}

/** The place that serves the tag and where its messages arrive. Nothing is done with them: what they say is looked at here. */
export interface Receiver {
  url: string
  /** Every request for `/v1/batch`, answered with whatever status. */
  batches: { contentType: string; size: number; status: number; body: Batch }[]
  /** Messages of those that were answered with 200, in order of arrival, each id once, as the server counts them. */
  messages: Message[]
  /** What the next requests are answered with. */
  status: number
  /** How long the answer takes, in milliseconds. */
  delay: number
  /** Forgets what arrived, and answers 200 at once. */
  clear(): void
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const app = Fastify({ forceCloseConnections: true })
  const receiver: Receiver = {
    url: '',
    batches: [],
    messages: [],
    status: 200,
    delay: 0,
    clear: () => Object.assign(receiver, { batches: [], messages: [], status: 200, delay: 0 }),
    close: () => app.close(),
  }
  await app.register(serveTag)
  // Sent as text/plain; a preflight would find no route and fail.
  app.post('/v1/batch', async (request, reply) => {
    const text = String(request.body)
    const body = JSON.parse(text) as Batch
    const { status } = receiver
    receiver.batches.push({
      contentType: request.headers['content-type'] ?? '',
      size: Buffer.byteLength(text),
      status,
      body,
    })
    const known = new Set(receiver.messages.map(({ messageId }) => messageId))
    if (status === 200) receiver.messages.push(...body.batch.filter(({ messageId }) => !known.has(messageId)))
    await new Promise((resolve) => setTimeout(resolve, receiver.delay))
    return reply
      .code(status)
      .header('Access-Control-Allow-Origin', '*')
      .send({ success: status === 200 })
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  receiver.url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return receiver
}
