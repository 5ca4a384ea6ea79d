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

/**
 * Subscribes as graphql-js does, with three differences. Every event gets a context of its own, or what is remembered for a request would
 * pile up for as long as somebody listens. Before each event the credential is looked at again. And a stream that has to end says why.
 */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const context = args.contextValue as GraphContext
  const source = await createSourceEventStream(args)
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]()
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    await events.return?.()
    return { done: true, value: undefined }
  }
  const endWith = async (
    message: string,
    extensions: GraphQLErrorExtensions,
  ): Promise<IteratorResult<ExecutionResult>> => {
    await events.return?.()
    return { done: false, value: { errors: [new GraphQLError(message, { extensions })] } }
  }

  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      try {
        const event = await events.next()
        if (event.done) return await end()
        if (!(await context.stillAllowed()))
          return await endWith('This credential is no longer accepted.', { code: 'UNAUTHENTICATED' })
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
