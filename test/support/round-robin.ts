import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { onTestFinished } from 'vitest'

/** One address before several servers, which take requests in turn; it ends with the test. */
export async function startRoundRobin(servers: readonly string[]): Promise<string> {
  let turn = 0
  const balancer = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming
    const forward = request(new URL(url, servers[turn++ % servers.length]), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    forward.on('error', () => outgoing.destroy())
    incoming.pipe(forward)
  })
  await once(balancer.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    balancer.closeAllConnections()
    balancer.close()
  })
  const address = balancer.address()
  if (typeof address !== 'object' || address === null) throw new Error('The balancer has no port.')
  return `http://127.0.0.1:${address.port}`
}
