import { expect, test } from 'vitest'
import { loggableError } from './loggable-error.ts'

test('what a database driver attaches stays out of the log', () => {
  const error = Object.assign(new Error('invalid input syntax for type date: "ada@example.com"'), {
    code: '22007',
    detail: 'Key (value)=(ada@example.com) already exists.',
    params: ['ada@example.com'],
    query: `SELECT 'ada@example.com'`,
  })
  const logged = JSON.stringify(loggableError(new Error('outer', { cause: error })))
  expect(logged).not.toContain('ada@example.com')
  expect(logged).toContain('22007')
  expect(logged).toContain('loggable-error.test.ts')
})
