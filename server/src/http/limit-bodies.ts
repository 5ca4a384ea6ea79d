import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mostAtATime, QueueFull } from '../collect/collector.ts'
import { NotAllowed } from './not-allowed.ts'

/** How many times larger JSON usually is than it was when compressed, at most. */
const inflation = 10

export interface BodyLimits {
  /** Bytes of one body, as it comes. */
  largest: number
  /** Milliseconds that a body may take to come, before it is ended and makes room for others, however busily it trickles. */
  patience: number
}

/**
 * Has the bodies of this plugin's posts read as bytes, whatever they are said to be, and refuses those for which there is no room: all
 * that are not answered yet share it. A body takes room as it comes, not as it is announced: to announce costs nothing, and whoever did
 * only that could keep everybody else out.
 */
export function limitBodies(app: FastifyInstance, { largest, patience }: BodyLimits): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest }, (_request, body, done) => done(null, body))

  let underWay = 0
  app.addHook('preParsing', async (request, reply, payload) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    // Too large ones the parser refuses, by what they announce or by what came of them.
    if (request.method !== 'POST' || announced > largest) return payload
    let held = 0
    reply.raw.once('close', () => {
      underWay -= held
    })
    const more = (sent: number) => Math.min(sent * weightOf(request), largest) - held
    const fits = (bytes: number) => underWay + bytes <= mostAtATime
    // What cannot be taken should cost next to nothing.
    if (!fits(more(announced))) throw noRoom()

    const chunks: Buffer[] = []
    const whole = Promise.withResolvers<void>()
    let sent = 0
    const take = (chunk: Buffer) => {
      sent += chunk.length
      const bytes = more(sent)
      if (!fits(bytes)) return whole.reject(noRoom())
      underWay += bytes
      held += bytes
      chunks.push(chunk)
      if (sent > largest) whole.resolve()
    }
    // Nobody is there any more to read why.
    const brokeOff = () => whole.reject(new NotAllowed(400, 'The request broke off.'))
    payload.on('data', take).once('end', whole.resolve).on('error', brokeOff)
    const tooSlow = setTimeout(() => whole.reject(late(patience)), patience)
    try {
      await whole.promise
    } finally {
      clearTimeout(tooSlow)
      // Whoever is still sending reads no answer before the rest is through.
      payload.off('data', take).resume()
    }
    return Readable.from(Buffer.concat(chunks))
  })
}

function weightOf({ headers }: FastifyRequest): number {
  return headers['content-encoding'] ? inflation : 1
}

function noRoom(): QueueFull {
  return new QueueFull('Too many events are under way at once.')
}

function late(patience: number): NotAllowed {
  const seconds = Math.round(patience / 1000)
  return new NotAllowed(
    408,
    `This request took more than ${seconds} seconds to come, so it was ended. Send it again, or less at once.`,
  )
}
