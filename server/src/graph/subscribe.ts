import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLErrorExtensions,
} from 'graphql'
import { StreamEnded } from '../live/mailbox.ts'
import type { GraphContext } from './context.ts'

/** Milliseconds after which a stream on which nothing happens has its credential looked at again: it may be revoked. */
const pace = 5000

/**
 * Subscribes as graphql-js does, with three differences. Every event gets a context of its own, or what is remembered for a request would
 * pile up for as long as somebody listens. The credential is looked at again, before each event and while there is none. And a stream that
 * has to end says why.
 */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const context = args.contextValue as GraphContext
  const source = await createSourceEventStream(args)
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]()
  let refused = false
  let over = false
  const look = setInterval(async () => {
    // When the database does not answer, that says nothing of the credential.
    if (await context.stillAllowed().catch(() => true)) return
    refused = true
    // Whoever waits for an event need not wait any more.
    await events.return?.()
  }, pace).unref()
  const close = async () => {
    over = true
    clearInterval(look)
    await events.return?.()
  }
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    await close()
    return { done: true, value: undefined }
  }
  const endWith = async (
    message: string,
    extensions: GraphQLErrorExtensions,
  ): Promise<IteratorResult<ExecutionResult>> => {
    await close()
    return { done: false, value: { errors: [new GraphQLError(message, { extensions })] } }
  }

  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (over) return { done: true, value: undefined }
      try {
        const event = await events.next()
        if (refused || !(event.done || (await context.stillAllowed())))
          return await endWith('This credential is no longer accepted.', { code: 'UNAUTHENTICATED' })
        if (event.done) return await end()
        return { done: false, value: await execute({ ...args, rootValue: event.value, contextValue: { ...context } }) }
      } catch (error) {
        if (error instanceof StreamEnded) return endWith(error.message, { code: 'STREAM_ENDED' })
        await end()
        throw error
      }
    },
    return: end,
    async throw(error) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]: () => results,
  }
  return results
}
