import { Writable } from 'node:stream'
import Fastify from 'fastify'
import { expect, test, vi } from 'vitest'
import { logSparingly } from './log-sparingly.ts'

interface Line {
  msg?: string
  err?: { message: string }
  times?: number
}

/** A server's log, and what was written to it. */
function newLog() {
  const lines: Line[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Line)
      done()
    },
  })
  const { log } = Fastify({ logger: { level: 'warn', stream, hooks: { logMethod: logSparingly() } } })
  return { log, lines }
}

test('errors that say different things are different lines; those that say the same are counted, wherever they happened', async () => {
  const { log, lines } = newLog()
  const [full, alsoFull] = [new Error('The disk is full.'), new Error('The disk is full.')]
  log.error(full)
  log.error(new Error('The disk is gone.'))
  log.error(alsoFull)
  log.error(full)
  log.error({ err: new Error('The disk is slow.') }, 'While writing')
  log.error({ err: new Error('The disk is hot.') }, 'While writing')
  expect(lines.map(({ err }) => err?.message)).toEqual([
    'The disk is full.',
    'The disk is gone.',
    'The disk is slow.',
    'The disk is hot.',
  ])
  await vi.waitFor(() => expect(lines).toHaveLength(5), 3000)
  expect(lines[4]).toMatchObject({ err: { message: 'The disk is full.' }, msg: 'The disk is full.', times: 2 })
})

test('what JSON cannot tell is written all the same', () => {
  const { log, lines } = newLog()
  const circle: Record<string, unknown> = { many: 2n ** 64n }
  circle['self'] = circle
  const error = new Error('Round and round', { cause: circle })
  circle['error'] = error
  log.error(error)
  log.error({ size: 1n }, 'One')
  log.error({ size: 2n }, 'One')
  expect(lines.map(({ msg }) => msg)).toEqual(['Round and round', 'One', 'One'])
})
