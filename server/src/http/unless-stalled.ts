import type { IncomingMessage } from 'node:http'
import { NotAllowed } from './not-allowed.ts'

/** Looks without news after which nothing is expected any more: one look may come late because the process was busy, and see nothing. */
const enough = 3

/**
 * Waits for work that reads a request's body, as long as bytes come.
 * @param patience milliseconds without a byte, at least; up to a third more
 * @throws NotAllowed when the request has stalled; the connection is of no further use then
 */
export async function unlessStalled<T>({ socket }: IncomingMessage, patience: number, work: Promise<T>): Promise<T> {
  const stalled = Promise.withResolvers<never>()
  let seen = -1
  let quiet = 0
  const look = setInterval(() => {
    quiet = socket.bytesRead === seen ? quiet + 1 : 0
    seen = socket.bytesRead
    if (quiet < enough) return
    const seconds = Math.round(patience / 1000)
    stalled.reject(
      new NotAllowed(408, `Nothing more of this request came for ${seconds} seconds, so it was ended. Send it again.`),
    )
  }, patience / enough)
  try {
    return await Promise.race([work, stalled.promise])
  } finally {
    clearInterval(look)
  }
}
