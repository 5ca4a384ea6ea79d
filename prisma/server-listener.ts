import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

/** Milliseconds between attempts to connect again, growing from the first to the last. */
const [shortestWait, longestWait] = [100, 5000]

interface Listening {
  channel: string
  onMessage(message: string): void
  onGap(): void
}

/** Listens to channels of a PostgreSQL server over one connection, which is made with the first of them and again whenever it is lost. */
export class ServerListener {
  readonly #url: string
  readonly #all = new Set<Listening>()
  readonly #closed = new AbortController()
  #connection: Promise<pg.Client> | null = null

  constructor(url: string) {
    this.#url = url
  }

  /**
   * @param onGap called once the connection is there again: what was said in between was missed
   * @returns what ends it
   * @throws when there is no connection, and none can be made now
   */
  async listen(channel: string, onMessage: (message: string) => void, onGap: () => void): Promise<() => Promise<void>> {
    const client = await this.#connected()
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    const listening = { channel, onMessage, onGap }
    this.#all.add(listening)
    return async () => void this.#all.delete(listening)
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#all.clear()
    const client = await this.#connection?.catch(() => null)
    await client?.end()
  }

  async #connected(): Promise<pg.Client> {
    this.#closed.signal.throwIfAborted()
    this.#connection ??= this.#connect()
    try {
      return await this.#connection
    } catch (error) {
      this.#connection = null
      throw error
    }
  }

  async #connect(): Promise<pg.Client> {
    // Half a minute of silence, and the system asks whether the other end is still there.
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
    })
    // What breaks also ends, and the end is what counts.
    client.on('error', () => {})
    client.on('notification', ({ channel, payload }) => {
      for (const one of this.#all) if (one.channel === channel) one.onMessage(payload ?? '')
    })
    const missed = [...this.#all]
    try {
      await client.connect()
      for (const channel of new Set(missed.map((one) => one.channel)))
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    client.once('end', () => void this.#reconnect())
    for (const one of missed) one.onGap()
    return client
  }

  async #reconnect(): Promise<void> {
    this.#connection = null
    const { signal } = this.#closed
    for (let wait = shortestWait; !signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        await setTimeout(wait, undefined, { ref: false, signal })
        await this.#connected()
        return
      } catch {
        // Once more, until it is there or nobody needs it.
      }
    }
  }
}
