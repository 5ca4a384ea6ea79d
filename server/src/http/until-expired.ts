import { type ExecutionResult, GraphQLError } from 'graphql'

/** Ends a stream when the embed token that opened it expires, and says so: whoever reads comes back with a new one. */
export function untilExpired(
  results: AsyncIterableIterator<ExecutionResult>,
  expiresAt: Date,
): AsyncIterableIterator<ExecutionResult> {
  let expired = false
  const timer = setTimeout(() => {
    expired = true
    // Whoever waits for the next one is told that there is none.
    void results.return?.()
  }, expiresAt.getTime() - Date.now())
  return {
    async next() {
      const result = await results.next()
      if (!result.done) return result
      clearTimeout(timer)
      if (!expired) return result
      expired = false
      return { done: false, value: { errors: [goodbye()] } }
    },
    async return() {
      clearTimeout(timer)
      await results.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

const goodbye = () =>
  new GraphQLError('The embed token has expired. Subscribe again with a new one, and ask for what you missed.', {
    extensions: { code: 'UNAUTHENTICATED' },
  })
