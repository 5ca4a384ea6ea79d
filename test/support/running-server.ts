import { cp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { inject } from 'vitest'
import { newFolder } from './databases.ts'
import { secretKey } from './secret-key.ts'

/** A whole server that listens, on an embedded database of its own. */
export interface RunningServer {
  url: string
  db: Database
  secretKey: string
  /**
   * Asks GraphQL over HTTP with the secret key.
   * @throws Error with the first message when the answer has errors
   */
  ask<Data>(query: string, variables?: object): Promise<Data>
  /** Stops listening, as in an outage. The database stays open. */
  goDown(): Promise<void>
  /** Listens again on the same port. */
  comeBack(): Promise<void>
  /** Ends everything and removes the database. */
  close(): Promise<void>
}

/** @param options `demoData` for a workspace full of invented people */
export async function startServer({ demoData }: { demoData: boolean }): Promise<RunningServer> {
  const folder = await newFolder()
  if (demoData) await cp(inject('demoFolder'), folder, { recursive: true })
  const db = await open({ dataDir: folder, holder: 'a test' })
  if (!demoData) await setUp(db, { demoData, bootstrapSecretKey: secretKey })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`

  const listen = async () => {
    const app = await createApp({ db, publicUrl: url, log: false })
    await app.listen({ host: '127.0.0.1', port })
    return app
  }
  let app = await listen()

  return {
    url,
    db,
    secretKey,
    async ask<Data>(query: string, variables: object = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] }
      if (errors?.[0]) throw new Error(errors[0].message)
      return data
    },
    goDown: () => app.close(),
    async comeBack() {
      app = await listen()
    },
    async close() {
      await app.close()
      await db.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The server has to know its address before it listens. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
