import type { Database, Sql } from '@rapport/prisma/database.ts'

/** The same database, noting how long each statement takes from sending it to having its answer. */
export function timeStatements(db: Database) {
  const spent = new Map<string, number>()
  const note = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    try {
      return await work()
    } finally {
      const what = text.replaceAll(/\s+/g, ' ').trim().slice(0, 70)
      spent.set(what, (spent.get(what) ?? 0) + performance.now() - started)
    }
  }
  const timed = <T extends Sql>(sql: T): T => ({
    ...sql,
    query: (statement, values) =>
      note(typeof statement === 'string' ? statement : statement.text, () => sql.query(statement, values)),
    execute: (statement, values) => note(statement, () => sql.execute(statement, values)),
  })
  return {
    db: {
      ...timed(db),
      transaction: (work: (sql: Sql) => Promise<unknown>) =>
        note('(whole transactions)', () => db.transaction((sql) => work(timed(sql)))),
      queryInTurn: (queries) => note('(whole transactions)', () => db.queryInTurn(queries)),
    } as Database,
    reset: () => spent.clear(),
    /** The statements that took most, as shares of the time that passed. */
    report: (milliseconds: number) =>
      [...spent]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, 6)
        .map(([what, time]) => `${((100 * time) / milliseconds).toFixed(0).padStart(3)} % ${what}`),
  }
}
