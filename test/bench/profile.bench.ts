import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Database } from '@rapport/prisma/database.ts'
import { open } from '@rapport/prisma/open.ts'
import { manifest } from '@rapport/schema/generated/manifest.ts'
import { createKey } from '@rapport/server/auth/api-key.ts'
import { createApp } from '@rapport/server/http/app.ts'
import { fillDemoWorkspace } from '@rapport/server/setup/fill-demo-workspace.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { countStatements } from '../support/count-statements.ts'
import { medians, times, whole, type Benchmark } from './measurement.ts'

export const about = 'ProfileCard of 200 demo customers over HTTP, by documentId and by the same text through the graph'

const rounds = 3
const requests = 200
const connections = 16
const [documentId, document] = Object.entries(manifest).find(([, { operation }]) => operation === 'ProfileCard')!

const ways = { documentId: { documentId }, graph: { query: document!.text } }

export const measure: Benchmark['measure'] = (database, say) =>
  database.use(async (options) => {
    const db = await open(options)
    await setUp(db, { demoData: false })
    const { id } = await db.transaction((sql) => fillDemoWorkspace(sql))
    const { key } = await createKey(db, id, { kind: 'SECRET', scope: 'READ', name: 'bench' })
    const known = await db.query<{ value: string }>(
      `SELECT value FROM identity WHERE namespace = 'user_id' ORDER BY value LIMIT 200`,
    )
    const body = (by: object, i: number) => {
      const customer = { namespace: 'user_id', value: known[i % known.length]!.value }
      return JSON.stringify({ ...by, variables: { customer, formats: 5, interactions: 20 } })
    }
    const app = await createApp({ db, publicUrl: 'http://localhost', log: false })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    try {
      const inject = injected(app, key, body)
      const post = posted(app, agent, key, body)
      const counted = await statementsOf(db, (counting) => injected(counting, key, body))
      say(`${counted[0]} statements a request by documentId, ${counted[1]} through the graph`)
      const lines = [
        {
          what: 'profile read, SQL statements a request',
          figure: `${counted[0]} (authentication and one more)`,
          reference: `graph: ${counted[1]}`,
          ratio: times(counted[0] / counted[1]),
        },
      ]
      for (const [where, send, together] of [
        ['in process, one at a time', inject, 1],
        [`over loopback, ${connections} connections`, post, connections],
      ] as const) {
        const rate = (by: object) => () => requestsPerSecond((i) => send(by, i), together)
        await rate(ways.documentId)()
        await rate(ways.graph)()
        const [direct, graph] = await medians(rounds, rate(ways.documentId), rate(ways.graph))
        say(`${where}: ${whole(direct!)} requests/s by documentId, ${whole(graph!)} through the graph`)
        lines.push({
          what: `profile read ${where}`,
          figure: `${whole(direct!)} requests/s`,
          reference: `graph: ${whole(graph!)} requests/s`,
          ratio: times(direct! / graph!),
        })
      }
      return lines
    } finally {
      agent.destroy()
      await app.close()
      await db.close()
    }
  })

/** How many statements a request takes each way, after the first. On an app of its own, because counting takes time. */
async function statementsOf(db: Database, sender: (app: FastifyInstance) => Send): Promise<[number, number]> {
  const counted = countStatements(db)
  const app = await createApp({ db: counted, publicUrl: 'http://localhost', log: false })
  const send = sender(app)
  const count = async (by: object) => {
    await send(by, 0)
    counted.statements.length = 0
    await send(by, 1)
    return counted.statements.length
  }
  try {
    return [await count(ways.documentId), await count(ways.graph)]
  } finally {
    await app.close()
  }
}

async function requestsPerSecond(send: (i: number) => Promise<void>, together: number): Promise<number> {
  let next = 0
  const started = performance.now()
  const lane = async () => {
    while (next < requests) await send(next++)
  }
  await Promise.all(Array.from({ length: together }, lane))
  return requests / ((performance.now() - started) / 1000)
}

type Body = (by: object, i: number) => string
type Send = (by: object, i: number) => Promise<void>

const headers = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })

function injected(app: FastifyInstance, key: string, body: Body) {
  return async (by: object, i: number): Promise<void> => {
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers: headers(key), payload: body(by, i) })
    check(answer.statusCode, answer.body)
  }
}

function posted(app: FastifyInstance, agent: Agent, key: string, body: Body) {
  const { port } = app.server.address() as AddressInfo
  return (by: object, i: number) =>
    new Promise<void>((done, fail) => {
      const call = request(
        { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers: headers(key) },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => (text += piece))
          answer.on('end', () => {
            try {
              check(answer.statusCode, text)
              done()
            } catch (error) {
              fail(error)
            }
          })
        },
      )
      call.on('error', fail)
      call.end(body(by, i))
    })
}

function check(status: number | undefined, text: string): void {
  if (status !== 200 || !text.includes('"displayName"'))
    throw new Error(`Not a profile (${status}): ${text.slice(0, 300)}`)
}
