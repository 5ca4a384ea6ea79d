import { gzipSync } from 'node:zlib'
import type { Space } from './space.ts'

export interface Sent {
  status: number
  headers: Record<string, unknown>
  body: unknown
  text: string
}

interface Sending {
  headers?: Record<string, string>
  gzip?: boolean
  /** Where it comes from. */
  address?: string
}

/** What people come with; without one, what names a visitor only would be taken for a robot's. */
export const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** What is answered when everything is stored. */
export const taken = { status: 200, body: { success: true } }

/** A write key as the user name of Basic auth. */
export const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

/** Sends events to one workspace, with a write key of its own. */
export class Sender {
  readonly space: Space
  readonly key: string

  constructor(space: Space, key: string) {
    this.space = space
    this.key = key
  }

  /** Posts to `/v1/…` with the key as user name of Basic auth; text and bytes go as they are. */
  async post(name: string, payload: unknown, { headers = {}, gzip = false, address }: Sending = {}): Promise<Sent> {
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload)
    const response = await this.space.app.inject({
      method: 'POST',
      url: `/v1/${name}`,
      payload: gzip ? gzipSync(body) : body,
      ...(address ? { remoteAddress: address } : {}),
      headers: {
        'content-type': 'application/json',
        'user-agent': browser,
        authorization: basic(this.key),
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
        ...headers,
      },
    })
    const { statusCode: status, headers: answered, body: text } = response
    return { status, headers: answered, body: JSON.parse(text || 'null'), text }
  }

  /** What could not be used, latest first. */
  async rejected(): Promise<{ reason: string; messageId: string | null; payload: string }[]> {
    const { rejectedEvents } = await this.space.ask<{ rejectedEvents: { edges: { node: never }[] } }>(
      '{ rejectedEvents(first: 100) { edges { node { receivedAt reason messageId payload } } } }',
    )
    return rejectedEvents.edges.map(({ node }) => node)
  }
}

export async function newSender(space: Space): Promise<Sender> {
  const { createApiKey } = await space.ask<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(name: "events", kind: WRITE) { key } }',
  )
  return new Sender(space, createApiKey.key)
}

export interface Told {
  displayName: string | null
  known: boolean
  traits: Record<string, unknown>
  identities: { namespace: string; value: string }[]
  interactions: { edges: { node: ToldInteraction }[] }
}

export interface ToldInteraction {
  kind: string
  name: string | null
  at: string
  receivedAt: string
  corrected: boolean
  channel: string | null
  text: string | null
  value: string | null
  currency: string | null
  creative: { name: string; platform: string } | null
  properties: Record<string, unknown>
  context: Record<string, unknown>
}

/** A customer, who is asked for as `identity`, with the latest interactions. */
export const customerQuery = `query ($identity: IdentityInput!) { customer(identity: $identity) {
  displayName known traits identities { namespace value }
  interactions(first: 50) { edges { node {
    kind name at receivedAt corrected channel text value currency creative { name platform } properties context } } } } }`

/** A customer with the latest interactions, as the graph tells them. */
export async function tell(space: Space, namespace: string, value: string): Promise<Told | null> {
  const { customer } = await space.ask<{ customer: Told | null }>(customerQuery, { identity: { namespace, value } })
  return customer
}
