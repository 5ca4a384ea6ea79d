import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'

const { app, db } = await startRapport()

test('while a statement runs, the server answers what needs no database', async () => {
  const ended: string[] = []
  const statement = db.query('SELECT count(*)::float8 FROM generate_series(1, 1000000)')
  await Promise.all([
    statement.then(() => ended.push('statement')),
    app.inject('/health').then(({ statusCode }) => ended.push(`health ${statusCode}`)),
  ])
  expect(ended).toEqual(['health 200', 'statement'])
})
