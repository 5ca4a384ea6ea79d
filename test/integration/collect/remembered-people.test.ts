import { recount } from '@rapport/server/recount/recount.ts'
import { setIdentityRules } from '@rapport/server/identities/set-identity-rules.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { Identified } from '../../support/identified.ts'
import { newSender, type Sender, taken } from '../../support/sender.ts'

const rapport = await startRapport()

/** Somebody who sends events, and people whom the server remembers from them. */
async function remembering(...people: object[]) {
  const shop = await newSender(await rapport.newSpace())
  for (let times = 0; times < 3; times++) for (const one of people) await visit(shop, one, '2026-03-01T10:00:00Z')
  return { shop, names: await Identified.in(shop.space) }
}

const visit = async (shop: Sender, who: object, timestamp: string, messageId?: string) => {
  const message = { ...who, event: 'Ad Clicked', timestamp, messageId, properties: { format: 'video' } }
  expect(await shop.post('track', message)).toMatchObject(taken)
}

async function customerOf(shop: Sender, namespace: string, value: string) {
  const { customer } = await shop.space.ask<{ customer: Customer | null }>(
    `{ customer(identity: {namespace: "${namespace}", value: "${value}"}) { lastSeenAt interactions(first: 100) { edges { node { id } } } } }`,
  )
  return customer && { lastSeenAt: customer.lastSeenAt, did: customer.interactions.edges.length }
}

interface Customer {
  lastSeenAt: string
  interactions: { edges: unknown[] }
}

const [user, visitor] = [{ userId: '42' }, { anonymousId: 'v' }]
const later = '2026-03-02T10:00:00.000Z'

test('what people who are remembered do is counted once, and the same message again changes nothing', async () => {
  const { shop } = await remembering(user)
  await visit(shop, user, later, 'once')
  await visit(shop, user, later, 'once')
  expect(await customerOf(shop, 'user_id', '42')).toEqual({ lastSeenAt: later, did: 4 })
  expect(await recount(rapport.db, shop.space.id, { check: true })).toEqual([])
})

test('who is remembered as somebody else is the person that a merge has made, until it is undone', async () => {
  const { shop, names } = await remembering(user, visitor)
  const { mergeId } = await names.merge('user_id:42', 'anonymous_id:v')
  await visit(shop, visitor, later)
  expect(await customerOf(shop, 'user_id', '42')).toEqual({ lastSeenAt: later, did: 7 })
  await names.undo(mergeId!)
  await visit(shop, visitor, later)
  expect(await customerOf(shop, 'user_id', '42')).toEqual({ lastSeenAt: '2026-03-01T10:00:00.000Z', did: 3 })
  expect(await customerOf(shop, 'anonymous_id', 'v')).toEqual({ lastSeenAt: later, did: 5 })
  expect(await recount(rapport.db, shop.space.id, { check: true })).toEqual([])
})

test('who is remembered is nobody once the rules say so', async () => {
  const { shop } = await remembering(visitor)
  await setIdentityRules(rapport.db, shop.space.id, { blocked: ['v'] })
  await visit(shop, visitor, later)
  expect(await shop.rejected()).toMatchObject([{ reason: expect.stringContaining('blocked') }])
  expect(await customerOf(shop, 'anonymous_id', 'v')).toMatchObject({ did: 3 })
})

test('who is remembered and was deleted is somebody new', async () => {
  const { shop } = await remembering(user)
  await rapport.db.execute('DELETE FROM customer WHERE workspace_id = $1::uuid', [shop.space.id])
  await visit(shop, user, later)
  await visit(shop, user, later)
  expect(await customerOf(shop, 'user_id', '42')).toEqual({ lastSeenAt: later, did: 2 })
})

test('what somebody who is remembered says is tied to the answer that came before it', async () => {
  const { shop } = await remembering(user)
  const said = { ...user, event: 'Message Received', messageId: 'question', properties: { text: 'Open today?' } }
  const answer = { ...user, event: 'Message Sent', properties: { text: 'Yes.', inReplyTo: 'question' } }
  for (const message of [answer, said]) expect(await shop.post('track', message)).toMatchObject(taken)
  const { customer } = await shop.space.ask<{ customer: { interactions: { edges: { node: object }[] } } }>(
    `{ customer(identity: {namespace: "user_id", value: "42"}) { interactions(first: 1, kinds: [REPLY]) { edges { node { inReplyTo { text } } } } } }`,
  )
  expect(customer.interactions.edges).toEqual([{ node: { inReplyTo: { text: 'Open today?' } } }])
})
