import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fetch } from 'undici'
import { expect, test } from 'vitest'
import { dispatcherFor } from './reach.ts'

test('a name that leads to this machine is not connected to', async () => {
  let connections = 0
  const inside = createServer((socket) => {
    connections++
    socket.destroy()
  }).listen(0, 'localhost')
  await once(inside, 'listening')
  const { port } = inside.address() as AddressInfo
  const url = new URL(`https://localhost:${port}/read`)
  const ask = (trusted: Set<string>) => fetch(url, { dispatcher: dispatcherFor(url, trusted) })
  await expect(ask(new Set())).rejects.toMatchObject({ cause: { message: 'localhost is not on the internet.' } })
  expect(connections).toBe(0)
  await expect(ask(new Set([url.host]))).rejects.toThrow()
  expect(connections).toBeGreaterThan(0)
  inside.close()
})
