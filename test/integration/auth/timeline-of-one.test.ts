import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import { embedToken, pageOrigin, type TokenInput } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
const shop = await newSender(space)

const said = (id: string, userId: string, event: string, text: string, inReplyTo?: string) => ({
  type: 'track',
  messageId: id,
  userId,
  event,
  timestamp: `2026-03-01T10:0${id}:00Z`,
  properties: { text, ...(inReplyTo && { inReplyTo }) },
})
await shop.post('batch', {
  batch: [
    said('1', '42', 'Comment Added', 'Write to ada@secret.example'),
    said('2', '43', 'Comment Added', 'Me too, I am Bo', '1'),
    said('3', '42', 'Message Sent', 'We did, ada@secret.example', '1'),
  ],
})

interface Shown {
  customer: { interactions: { edges: { node: Said }[] } } | null
}

interface Said {
  text: string | null
  replies: { edges: { node: { text: string | null } }[] }
}

/** What a page gets of customer 42: each text with our answers to it. */
async function timeline(input: TokenInput) {
  const variables = { customer: { namespace: 'user_id', value: '42' }, first: 10 }
  const { data } = await space.send<Shown>(
    { documentId: trusted('Timeline').documentId, variables },
    { credential: await embedToken(space, input), origin: pageOrigin },
  )
  return (
    data.customer?.interactions.edges.map(({ node }) => [
      node.text,
      ...node.replies.edges.map((reply) => reply.node.text),
    ]) ?? null
  )
}
const only = (value: string) => [{ namespace: 'user_id', value }]

test('a page that may show one person gets our answers to them, and never what others answered', async () => {
  expect(await timeline({ customers: only('42'), pii: 'FULL' })).toEqual([
    ['We did, ada@secret.example'],
    ['Write to ada@secret.example', 'We did, ada@secret.example'],
  ])
  expect(await timeline({ customers: only('43'), pii: 'FULL' })).toBeNull()
})

test('what was said is masked in answers as well, or left out', async () => {
  expect(await timeline({ customers: only('42'), pii: 'MASKED' })).toEqual([
    ['We did, a•••@s•••.example'],
    ['Write to a•••@s•••.example', 'We did, a•••@s•••.example'],
  ])
  expect(await timeline({ customers: only('42'), pii: 'NONE' })).toEqual([[null], [null, null]])
})
