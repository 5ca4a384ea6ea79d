import type { Space } from './space.ts'
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { meta, type Rapport } from './app.ts'

export const signatureOf = (body: string, secret = meta.appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** Sends what Meta would send, signed. */
export const post = ({ app }: Rapport, body: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/hooks/meta',
    payload: body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body), ...headers },
  })

/** Sends news of one account, and fails the test unless they are taken. */
export const deliver = async (where: Rapport, accountId: string, entry: object, object = 'page') => {
  const body = JSON.stringify({ object, entry: [{ id: accountId, time: 1_786_968_005, ...entry }] })
  const answer = await post(where, body)
  expect([answer.statusCode, answer.json()]).toEqual([200, { success: true }])
}

/** A comment on a post of a page. */
export const comment = (id: string, from: object, more: object = {}) => ({
  field: 'feed',
  value: {
    item: 'comment',
    verb: 'add',
    from,
    comment_id: id,
    post_id: '1_7',
    parent_id: '1_7',
    created_time: 1_786_968_000,
    message: `This is ${id}`,
    ...more,
  },
})

interface Told {
  displayName: string | null
  interactions: { edges: { node: { kind: string; text: string | null } }[] }
}

/** What a customer did, oldest first. */
export async function historyOf(space: Space, value: string, namespace = 'facebook') {
  const { customer } = await space.ask<{ customer: Told | null }>(
    `query ($identity: IdentityInput!) { customer(identity: $identity) { displayName
      interactions(first: 50) { edges { node { kind text } } } } }`,
    { identity: { namespace, value } },
  )
  return {
    displayName: customer?.displayName,
    did: customer?.interactions.edges.map(({ node }) => [node.kind, node.text]).toReversed(),
  }
}
