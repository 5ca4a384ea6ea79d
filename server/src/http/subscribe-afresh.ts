import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { GraphContext } from '../graph/context.ts'
import { subscribe } from '../graph/subscribe.ts'
import type { Holder } from './charge.ts'
import { OpenStreams } from './open-streams.ts'
import { untilExpired } from './until-expired.ts'

type Results = AsyncIterableIterator<ExecutionResult>

/** Streams of pages end with their token, and are only so many. Those of secret keys are trusted. */
export function subscribeAfresh(): Plugin<GraphContext & { holder?: Holder | null }> {
  const streams = new OpenStreams()
  return {
    onSubscribe({ args, setSubscribeFn }) {
      const { viewer, holder } = args.contextValue
      setSubscribeFn(async (asked: ExecutionArgs) => {
        if (viewer.kind !== 'embed' || !holder) return subscribe(asked)
        const leave = streams.enter(holder.name, holder.times)
        if (leave === null) return { errors: [tooMany()] }
        const results = await subscribe(asked).catch((error: unknown) => {
          leave()
          throw error
        })
        if (!(Symbol.asyncIterator in results)) {
          leave()
          return results
        }
        const { by } = viewer
        return thenLeave(by.kind === 'embed token' ? untilExpired(results, by.expiresAt) : results, leave)
      })
    },
  }
}

/** The same stream; `leave` is called when it ends, whoever ends it. */
function thenLeave(results: Results, leave: () => void): Results {
  return {
    async next() {
      const result = await results.next()
      if (result.done) leave()
      return result
    },
    async return() {
      leave()
      await results.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

const tooMany = () =>
  new GraphQLError('This page has too many subscriptions open. End some, or ask from time to time instead.', {
    extensions: { code: 'TOO_MANY_STREAMS' },
  })
