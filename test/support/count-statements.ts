import type { Database, Sql } from '@rapport/prisma/database.ts'
import { PrismaClient } from '@rapport/prisma/generated/client/client.ts'

export interface CountedDatabase extends Database {
  /** Every statement that was sent, in order, whoever sent it. */
  statements: string[]
}

/** The same database, taking note of the SQL that reaches it. Transaction control is not counted. */
export function countStatements(db: Database): CountedDatabase {
  const statements: string[] = []
  const note = (text: string) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|SET|DEALLOCATE)\b/i.test(text)) statements.push(text)
  }
  const prisma = new PrismaClient({ adapter: db.adapter, log: [{ emit: 'event', level: 'query' }] })
  prisma.$on('query', ({ query }) => note(query))
  const counted = <T extends Sql>(sql: T): T => ({
    ...sql,
    query: (statement, values) => {
      note(typeof statement === 'string' ? statement : statement.text)
      return sql.query(statement, values)
    },
    execute: (statement, values) => {
      note(statement)
      return sql.execute(statement, values)
    },
  })
  return {
    ...counted(db),
    prisma,
    statements,
    transaction: (work) => db.transaction((sql) => work(counted(sql))),
    session: (work) =>
      db.session((session) =>
        work({ ...counted(session), transaction: (inner) => session.transaction((sql) => inner(counted(sql))) }),
      ),
    async close() {
      await prisma.$disconnect()
      await db.close()
    },
  }
}
