import type { Sender } from './sender.ts'
import type { Space } from './space.ts'

export interface ToldText {
  id: string
  text: string | null
  language: string | null
  sentiment: {
    label: string
    value: number
    confidence: number
    evidence: { words: string; weight: number }[]
    method: string
    model: string
  } | null
}

export interface Feelings {
  sentiment: { value: number; texts: number; low: number; high: number } | null
  texts: ToldText[]
}

export const feelingsQuery = `query ($identity: IdentityInput!) { customer(identity: $identity) {
  sentiment { value texts low high }
  interactions(first: 100) { edges { node {
    id text language sentiment { label value confidence method model evidence { words weight } } } } } } }`

/** How a customer feels, and how what was said reads, latest first. */
export async function feelings(space: Space, userId: string): Promise<Feelings> {
  const { customer } = await space.ask<{
    customer: { sentiment: Feelings['sentiment']; interactions: { edges: { node: ToldText }[] } }
  }>(feelingsQuery, { identity: { namespace: 'user_id', value: userId } })
  return { sentiment: customer.sentiment, texts: customer.interactions.edges.map(({ node }) => node) }
}

let messages = 0

/** A message of the collect API in which somebody comments. */
export const comment = (userId: string, text: string, event = 'Comment Posted') => ({
  type: 'track',
  messageId: `said-${++messages}`,
  userId,
  event,
  properties: { text },
})

/** Lets somebody comment, several times in one request. */
export async function say(sender: Sender, userId: string, ...texts: string[]): Promise<void> {
  const { status, text } = await sender.post('batch', { batch: texts.map((one) => comment(userId, one)) })
  if (status !== 200) throw new Error(text)
}

/** Lets somebody have said more than one visitor can at a time, in a file. */
export async function haveSaid(space: Space, userId: string, texts: readonly string[]): Promise<void> {
  const rows = texts.map(
    (text) => `said-${++messages},${userId},comment,2026-03-01T10:00:00Z,"${text.replaceAll('"', '""')}"`,
  )
  await space.take(['id,user_id,kind,at,text', ...rows].join('\n'))
}

/** Says how a text reads; the answer, or the refusal's message. */
export async function correct(space: Space, interactionId: string, sentiment: string, credential?: string) {
  const { correctSentiment } = await space.ask<{ correctSentiment: ToldText & { message?: string } }>(
    `mutation ($interactionId: ID!, $sentiment: SentimentLabel!) {
       correctSentiment(interactionId: $interactionId, sentiment: $sentiment) {
         ... on Interaction { id text language sentiment { label value confidence method model evidence { words weight } } }
         ... on Error { message } } }`,
    { interactionId, sentiment },
    credential === undefined ? {} : { credential },
  )
  return correctSentiment
}
