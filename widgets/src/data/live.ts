import { createClient, type RequestParams } from 'graphql-sse'
import type { Credential } from './credential.ts'
import { keyOf, type AnyQuestion } from './client.ts'

/** Streams at once: over HTTP/1 a browser opens six connections to a server, and elements need some to ask. Others poll. */
const mostStreams = 3
/** Milliseconds between questions where there is no stream, and at least between two attempts to have one. */
const polling = { interval: 30_000, shortest: 1_000 }

interface Stream {
  listeners: Set<() => void>
  end: AbortController
}

const streams = new Map<string, Stream>()
let open = 0

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

/** Listens until the stream ends: true when that was its time, false when there is none to be had. */
const listen = (url: string, credential: Credential, request: object, tell: () => void, signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    const client = createClient({
      url,
      credentials: 'omit',
      headers: async () => ({ authorization: `Bearer ${await credential.get()}` }),
      retryAttempts: 3,
    })
    // A trusted document is named by its hash, which this client takes along as it is.
    client.subscribe(
      request as RequestParams,
      {
        next({ errors }) {
          if (!errors) return tell()
          client.dispose()
          // The token's time is over: there will be a new one.
          resolve(errors[0]?.extensions?.code === 'UNAUTHENTICATED')
        },
        error: () => resolve(false),
        complete: () => resolve(true),
      },
      // What happened in between was not told.
      { connected: (again) => again && tell() },
    )
    signal.addEventListener('abort', () => (client.dispose(), resolve(true)), { once: true })
  })

const run = async (url: string, credential: Credential, request: object, { listeners, end: { signal } }: Stream) => {
  const tell = () => {
    for (const listener of listeners) listener()
  }
  while (!signal.aborted) {
    const streamed = open < mostStreams
    open += streamed ? 1 : 0
    const ended = streamed && (await listen(url, credential, request, tell, signal).finally(() => open--))
    await pause(ended ? polling.shortest : polling.interval * (0.75 + Math.random() / 2), signal)
    if (!signal.aborted) tell()
  }
}

/**
 * Calls `onNews` whenever there may be something new, until `signal` is aborted. Elements that follow the same share one stream; where
 * there is no stream they are told to look every half minute.
 */
export const follow = (
  url: string,
  credential: Credential,
  question: AnyQuestion,
  onNews: () => void,
  signal: AbortSignal,
): void => {
  const name = `${url} ${credential.scope} ${keyOf(question)}`
  let stream = streams.get(name)
  if (!stream) {
    stream = { listeners: new Set(), end: new AbortController() }
    streams.set(name, stream)
    const { document, variables } = question
    void run(url, credential, { documentId: document.__meta__?.hash, variables }, stream)
  }
  const { listeners, end } = stream
  listeners.add(onNews)
  signal.addEventListener(
    'abort',
    () => {
      listeners.delete(onNews)
      if (listeners.size > 0) return
      end.abort()
      streams.delete(name)
    },
    { once: true },
  )
}
