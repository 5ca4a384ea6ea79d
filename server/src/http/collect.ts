import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { writeKeys } from '../auth/write-key.ts'
import type { Collector } from '../collect/collector.ts'
import {
  largestBatch,
  largestMessage,
  type MessageType,
  readBatch,
  readSingle,
} from '../collect/messages/read-request.ts'
import { type Circumstances, RobotWatch } from '../collect/robots/robot-watch.ts'
import { addressOf } from './address-of.ts'
import { readCollectBody, tooLarge } from './collect-body.ts'
import { limitBodies } from './limit-bodies.ts'
import { NotAllowed } from './not-allowed.ts'
import { refuse } from './refuse.ts'

/** Names of the routes, with those that clients in browsers (one letter) and some on servers (`import`) use instead. */
const routes: Record<string, MessageType | 'batch'> = {
  identify: 'identify',
  i: 'identify',
  track: 'track',
  t: 'track',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
  batch: 'batch',
  b: 'batch',
  import: 'batch',
}

export interface CollectOptions {
  db: Database
  collector: Collector
  /** Address under which browsers reach this server. */
  publicUrl: string
  /** Milliseconds that the body of a request may take to come. */
  patience: number
}

/** `/v1/*`: Segment's Tracking API. What is answered with 200 is stored. */
export async function serveCollect(
  app: FastifyInstance,
  { db, collector, publicUrl, patience }: CollectOptions,
): Promise<void> {
  const workspaceOf = writeKeys(db)
  const robots = new RobotWatch()
  app.setErrorHandler((error, request, reply) =>
    refuse(isTooLarge(error) ? tooLarge(largestBatch) : error, request, reply),
  )

  // Events come from pages of any origin. Nothing is read here, and cookies have no say, so there is nothing to protect.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*').header('Access-Control-Expose-Headers', 'Retry-After')
  })
  limitBodies(app, { largest: largestBatch, patience })
  app.options('/v1/*', (request, reply) =>
    reply
      .code(204)
      .header('Access-Control-Allow-Methods', 'POST')
      // Clients add headers of their own, such as X-Retry-Count.
      .header(
        'Access-Control-Allow-Headers',
        request.headers['access-control-request-headers'] ?? 'authorization, content-type',
      )
      .header('Access-Control-Max-Age', '7200')
      .header('Vary', 'Access-Control-Request-Headers')
      .send(),
  )

  // What the client of browsers asks its CDN first: where to send.
  app.get<{ Params: { key: string } }>('/v1/projects/:key/settings', async ({ params: { key } }) => {
    await workspaceOf(key)
    const { protocol, host, pathname } = new URL('v1', publicUrl.replace(/\/?$/, '/'))
    const place = { apiKey: key, apiHost: host + pathname, protocol: protocol.replace(':', '') }
    return { integrations: { 'Segment.io': place } }
  })

  for (const [name, type] of Object.entries(routes)) {
    app.post(`/v1/${name}`, async (request) => {
      const receivedAt = new Date()
      const limit = type === 'batch' ? largestBatch : largestMessage
      const { json, bytes } = await readCollectBody(request.body, request.headers['content-encoding'], limit)
      const workspaceId = await workspaceOf(keyOf(request, json['writeKey']))
      const { events, rejected } =
        type === 'batch' ? readBatch(json, receivedAt, bytes) : readSingle(type, json, receivedAt)
      const circumstances = { workspaceId, now: receivedAt.getTime(), ...senderOf(request) }
      const judged = events.map((event) => ({ ...event, robot: robots.sign(event, circumstances) }))
      await collector.add(workspaceId, { events: judged, rejected }, bytes)
      return { success: true }
    })
  }

  // Asked by pages too, which may read the answer only here.
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/v1/*',
    handler: ({ params }) => {
      const path = params['*']
      if (Object.hasOwn(routes, path)) throw new NotAllowed(405, `Send to /v1/${path} with POST.`)
      const calls = [...new Set(Object.values(routes))].join(', ')
      throw new NotAllowed(404, `There is no such path. POST events to /v1/ and one of ${calls}.`)
    },
  })
}

function senderOf(request: FastifyRequest): Pick<Circumstances, 'userAgent' | 'keyInHeader' | 'address'> {
  const { headers } = request
  const keyInHeader = headers.authorization !== undefined
  return { userAgent: headers['user-agent'] ?? null, keyInHeader, address: addressOf(request) }
}

/** From the header, where it is the user name of Basic auth or the token; a token of another form, as OAuth has, leaves it to the body. */
function keyOf({ headers }: FastifyRequest, inBody: unknown): string | undefined {
  const [, scheme = '', credentials = ''] = headers.authorization?.match(/^(Basic|Bearer) +(\S+)$/i) ?? []
  const basic = scheme.toLowerCase() === 'basic'
  const inHeader = basic ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials
  if (inHeader && (basic || /^[rw]k_/.test(inHeader))) return inHeader
  return typeof inBody === 'string' ? inBody : undefined
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
}
