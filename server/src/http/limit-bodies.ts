import type { FastifyInstance } from 'fastify'
import { mostAtATime, QueueFull } from '../collect/collector.ts'
import { largestBatch } from '../collect/messages/read-request.ts'

/** How many times larger JSON usually is than it was when compressed, at most. */
const inflation = 10

/**
 * Refuses requests when the bodies of those that are not answered yet are too much together, before anything of them is read: what cannot
 * be taken should cost next to nothing.
 */
export function limitBodies(app: FastifyInstance): void {
  let underWay = 0
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    if (method !== 'POST') return
    const sent = Number(headers['content-length'] ?? largestBatch)
    const bytes = Math.min(headers['content-encoding'] ? sent * inflation : sent, largestBatch)
    if (underWay > 0 && underWay + bytes > mostAtATime) throw new QueueFull('Too many events are under way at once.')
    underWay += bytes
    reply.raw.once('close', () => {
      underWay -= bytes
    })
  })
}
