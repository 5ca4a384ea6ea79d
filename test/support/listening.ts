import { onTestFinished } from 'vitest'
import type { Space } from './space.ts'
import { type Stream, subscribe } from './subscribe.ts'

/** The GraphQL id of a customer such as `user_id:1`. */
export const idOf = async (space: Space, identity: string) => {
  const [namespace, value] = identity.split(':')
  const query = 'query ($identity: IdentityInput) { customer(identity: $identity) { id } }'
  return (await space.ask<{ customer: { id: string } }>(query, { identity: { namespace, value } })).customer.id
}

/** Opens a stream that ends with the test. */
export const open = async (...args: Parameters<typeof subscribe>) => {
  const stream = await subscribe(...args)
  onTestFinished(() => stream.close())
  return stream
}

/** What the next messages tell of, by name. */
export async function names(stream: Stream, count: number): Promise<unknown[]> {
  const found: unknown[] = []
  while (found.length < count) {
    const message = await stream.next()
    found.push((message?.data?.data as { interactionAdded: { name: string } } | undefined)?.interactionAdded.name)
  }
  return found
}

/** An event of somebody, by its name. */
export const does = (of: string, name: string) => ({ of: [of], does: { name } })
