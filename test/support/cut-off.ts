import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a PostgreSQL server that can be cut. To whoever uses it a cut is a restart of the server. */
export interface CutOff {
  /** The database behind it, by this way. */
  databaseUrl: string
  /** Ends every connection; from then on none is taken. */
  cut(): void
  /** Takes connections again. */
  mend(): Promise<void>
}

/** A relay on a port of its own that ends with the test. */
export async function startCutOff(databaseUrl: string): Promise<CutOff> {
  const { hostname, port } = new URL(databaseUrl)
  const open = new Set<Socket>()
  const relay = createServer((from) => {
    const to = connect(Number(port || 5432), hostname)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  const listen = async (at: number) => {
    await once(relay.listen(at, '127.0.0.1'), 'listening')
    const address = relay.address()
    if (typeof address !== 'object' || address === null) throw new Error('The relay has no port.')
    return address.port
  }
  const ownPort = await listen(0)
  const cut = () => {
    relay.close()
    for (const socket of open) socket.destroy()
  }
  onTestFinished(cut)
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${ownPort}`
  return {
    databaseUrl: url.href,
    cut,
    async mend() {
      await listen(ownPort)
    },
  }
}
