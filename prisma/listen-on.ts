import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** Milliseconds between attempts to connect again, growing from the first to the last. */
const [shortestWait, longestWait] = [100, 5000]

/**
 * Listens to a channel of a PostgreSQL server over a connection of its own, which is made again whenever it is lost.
 * @param onGap called once it is there again: what was said in between was missed
 * @returns what ends it
 * @throws when the first connection cannot be made
 */
export async function listenOn(
  url: string,
  channel: string,
  onMessage: (message: string) => void,
  onGap: () => void,
): Promise<() => Promise<void>> {
  const stopped = new AbortController()
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    // Half a minute of silence, and the system asks whether the other end is still there.
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 30_000 })
    // What breaks also ends, and the end is what counts.
    fresh.on('error', () => {})
    fresh.on('notification', ({ payload }) => onMessage(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
    fresh.once('end', () => void reconnect())
    return fresh
  }

  async function reconnect(): Promise<void> {
    for (let wait = shortestWait; !stopped.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        await setTimeout(wait, undefined, { ref: false, signal: stopped.signal })
        client = await connect()
      } catch {
        continue
      }
      if (stopped.signal.aborted) await client.end().catch(() => {})
      else onGap()
      return
    }
  }

  return async () => {
    stopped.abort()
    await client.end()
  }
}
