import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { CopyQuery } from './copy-query.ts'
import type { Database, Session, Sql, SqlValue } from './database.ts'
import { PrismaClient } from './generated/client/client.ts'
import { type NamedQuery, QueriesInTurn } from './queries-in-turn.ts'

/** A database behind a pool of connections. It ends with the pool. */
export function pooledDatabase(kind: Database['kind'], pool: pg.Pool): Omit<Database, 'listen'> {
  const adapter = new PrismaPg(pool)
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' })

  const lend = async <T>(
    work: (client: pg.PoolClient, noteBroken: (error: Error) => void) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection that breaks while it is lent out says so here; the pool must not lend it out again.
    const noteBroken = (error: Error) => {
      broken ??= error
    }
    client.on('error', noteBroken)
    try {
      return await work(client, noteBroken)
    } finally {
      client.off('error', noteBroken)
      client.release(broken)
    }
  }
  const session: Database['session'] = (work) => lend((client, noteBroken) => work(sessionOf(client, noteBroken)))
  return {
    kind,
    prisma,
    adapter,
    ...sqlOf(pool),
    copy: (target, text) => session((sql) => sql.copy(target, text)),
    transaction: (work) => session((sql) => sql.transaction(work)),
    queryInTurn: <Row>(queries: readonly NamedQuery[]) =>
      lend((client, noteBroken) => {
        const { done } = client.query(new QueriesInTurn<Row>(queries))
        done.catch(noteBroken)
        return done
      }),
    session,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

function sqlOf(client: pg.Pool | pg.PoolClient): Pick<Sql, 'query' | 'execute'> {
  return {
    async query<Row>(statement: string | { name: string; text: string }, values: readonly SqlValue[] = []) {
      const named = typeof statement === 'string' ? { text: statement } : statement
      return (await client.query({ ...named, values: [...values] })).rows as Row[]
    },
    async execute(statement, values = []) {
      return (await client.query(statement, [...values])).rowCount ?? 0
    },
  }
}

function sessionOf(client: pg.PoolClient, noteBroken: (error: Error) => void): Session {
  const sql: Sql = { ...sqlOf(client), copy: (target, text) => client.query(new CopyQuery(target, text)).done }
  return {
    ...sql,
    async transaction(work) {
      await client.query('BEGIN')
      try {
        const result = await work(sql)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(noteBroken)
        throw error
      }
    },
  }
}
