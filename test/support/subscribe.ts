import { request, type IncomingMessage } from 'node:http'

/** One message of a stream: `next` with a result, or `complete`. */
export interface StreamEvent {
  event: string
  data: { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] } | null
}

export interface Stream {
  status: number
  headers: IncomingMessage['headers']
  /** The next message; null when the server closed the connection. */
  next(): Promise<StreamEvent | null>
  /** Messages that came and that nobody asked for yet. */
  waiting: readonly StreamEvent[]
  /** Stops reading from the connection, as a reader does who is busy. */
  pause(): void
  resume(): void
  /** Hangs up. */
  close(): void
}

/** Subscribes over HTTP with server-sent events, as a browser's `fetch` does: to a document of one's own or a trusted one. */
export function subscribe(
  url: string,
  credential: string,
  what: string | { documentId: string },
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Stream> {
  return new Promise((open, failed) => {
    const call = request(
      `${url}/graphql`,
      {
        method: 'POST',
        headers: {
          accept: 'text/event-stream',
          'content-type': 'application/json',
          authorization: `Bearer ${credential}`,
          ...headers,
        },
      },
      (answer) => open(read(answer)),
    )
    call.on('error', failed)
    call.end(JSON.stringify({ ...(typeof what === 'string' ? { query: what } : what), variables }))
  })
}

function read(answer: IncomingMessage): Stream {
  const waiting: StreamEvent[] = []
  const readers: ((event: StreamEvent | null) => void)[] = []
  let over = false
  let text = ''
  const settle = () => {
    const ready = over ? readers.length : Math.min(readers.length, waiting.length)
    for (const reader of readers.splice(0, ready)) reader(waiting.shift() ?? null)
  }
  answer.setEncoding('utf8')
  answer.on('data', (piece: string) => {
    const parts = (text + piece).split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const event = part.match(/^event: (.*)$/m)?.[1]
      const data = part.match(/^data: (.*)$/m)?.[1]
      // Anything else is a comment that keeps the connection open.
      if (event) waiting.push({ event, data: data ? (JSON.parse(data) as StreamEvent['data']) : null })
    }
    settle()
  })
  answer.on('close', () => {
    over = true
    settle()
  })
  answer.on('error', () => {})
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    waiting,
    next: () =>
      new Promise((found) => {
        readers.push(found)
        settle()
      }),
    pause: () => answer.pause(),
    resume: () => answer.resume(),
    close: () => answer.destroy(),
  }
}
