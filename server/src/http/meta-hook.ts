import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Collector } from '../collect/collector.ts'
import { addressReplies } from '../collect/meta/address-replies.ts'
import { type AccountNews, readDelivery } from '../collect/meta/read-delivery.ts'
import { deepest, storableJson } from '../collect/storable-json.ts'
import type { MetaSettings } from '../settings.ts'
import { workspacesOfAccount } from '../workspaces/channel-accounts.ts'
import { NotAllowed } from './not-allowed.ts'
import { limitBodies } from './limit-bodies.ts'

/** Bytes: the most that Meta says a delivery has, in the one product whose documentation names a bound (WhatsApp). */
const largestDelivery = 3 * 1024 * 1024

interface MetaHookOptions extends Partial<MetaSettings> {
  db: Database
  collector: Collector
  /** Milliseconds that a delivery may take to come. */
  patience: number
}

/**
 * `/hooks/meta`: what happens on Facebook pages, in Messenger and on Instagram, as Meta's webhooks tell it. 200 means that it is stored;
 * whatever is answered otherwise Meta sends again, for up to 36 hours.
 */
export async function serveMetaHook(
  app: FastifyInstance,
  { db, collector, patience, verifyToken, appSecret }: MetaHookOptions,
): Promise<void> {
  // The signature is of the bytes, whatever they are said to be; before all of them are here, anybody may have sent them.
  limitBodies(app, { largest: largestDelivery, patience })

  app.get<{ Querystring: Record<string, unknown> }>('/hooks/meta', { exposeHeadRoute: false }, ({ query }, reply) => {
    const word = required(verifyToken, 'META_VERIFY_TOKEN')
    const [mode, token, challenge] = [query['hub.mode'], query['hub.verify_token'], query['hub.challenge']]
    if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string')
      throw new NotAllowed(400, 'This is where Meta asks with hub.mode=subscribe, hub.verify_token and hub.challenge.')
    if (!timingSafeEqual(digest(token), digest(word)))
      throw new NotAllowed(403, 'The verify token is another than META_VERIFY_TOKEN of this server.')
    return reply.type('text/plain; charset=utf-8').header('X-Content-Type-Options', 'nosniff').send(challenge)
  })

  app.post(
    '/hooks/meta',
    {
      onRequest: async (request) => {
        required(appSecret, 'META_APP_SECRET')
        signatureOf(request)
      },
    },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const ours = createHmac('sha256', required(appSecret, 'META_APP_SECRET')).update(body).digest()
      if (!timingSafeEqual(signatureOf(request), ours))
        throw new NotAllowed(403, 'The signature is not that of META_APP_SECRET over this body.')
      const news = readDelivery(parse(body), new Date())
      if (!news) throw new NotAllowed(400, 'The body is no delivery of a webhook: it has no "object" and "entry".')
      await Promise.all(news.map((one) => keep(one, Math.ceil(body.length / news.length), request)))
      return reply.send({ success: true })
    },
  )

  async function keep(news: AccountNews, bytes: number, request: FastifyRequest): Promise<void> {
    const { channel, accountId } = news
    const workspaces = await workspacesOfAccount(db, channel, accountId)
    if (workspaces.length === 0)
      request.log.warn({ channel, accountId }, 'Nothing of this account is kept: connect it to a workspace.')
    await Promise.all(
      workspaces.map(async (workspaceId) => {
        await collector.add(workspaceId, news, bytes)
        await addressReplies(db, collector, workspaceId, news)
      }),
    )
  }
}

/** @throws NotAllowed where the setting is missing, and with it the whole route */
function required(value: string | undefined, setting: string): string {
  if (value) return value
  throw new NotAllowed(
    404,
    `This server takes nothing from Meta; set META_VERIFY_TOKEN and META_APP_SECRET to change that. ${setting} is not set.`,
  )
}

/** What a request says that its signature is; looked at before any of its body is read. */
function signatureOf({ headers }: FastifyRequest): Buffer {
  const [, hex] = String(headers['x-hub-signature-256'] ?? '').match(/^sha256=([0-9a-f]{64})$/i) ?? []
  if (!hex)
    throw new NotAllowed(403, 'The request has no X-Hub-Signature-256 of the form "sha256=" and 64 hexadecimal digits.')
  return Buffer.from(hex, 'hex')
}

/** Of equal length, so that they can be compared in constant time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function parse(body: Buffer): unknown {
  let json: unknown
  try {
    json = JSON.parse(body.toString())
  } catch {
    throw new NotAllowed(400, 'The body is no JSON.')
  }
  const { value, tooDeep } = storableJson(json)
  if (tooDeep) throw new NotAllowed(400, `The body is nested more than ${deepest} levels deep.`)
  return value
}
