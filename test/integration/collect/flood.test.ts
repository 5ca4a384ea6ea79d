import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { open } from '@rapport/prisma/open.ts'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase } from '../../support/databases.ts'
import { environment, freePort, start } from '../../support/processes.ts'
import { storedMessages } from '../../support/stored.ts'

const writeKey = 'wk_of_this_test_and_no_other'
const perBatch = 1000
const clients = 150

/** Of the server's log. */
interface Line {
  times?: number
}

/** Megabytes of memory that a process holds. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}

test('ten times what the server can take is answered 429 with Retry-After, in memory that does not grow and with few lines in the log, and afterwards all is well', async () => {
  const { options, close, drop } = await newDatabase()
  onTestFinished(drop)
  await close()
  const port = await freePort()
  // Whatever were kept of what is refused would fill this within seconds.
  const NODE_OPTIONS = '--max-old-space-size=200'
  const settings = { PORT: port, DEMO_DATA: 'false', BOOTSTRAP_WRITE_KEY: writeKey, NODE_OPTIONS }
  const server = start('main.ts', [], environment(options, settings))
  await server.says(/is up/)

  const post = async (body: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/batch`, { method: 'POST', body })
    await answer.text()
    return answer
  }
  const acknowledged = new Set<string>()
  let batches = 0
  let refused = 0
  const began = Date.now()
  const flood = new AbortController()
  onTestFinished(() => flood.abort())
  const client = async () => {
    while (!flood.signal.aborted) {
      const ids = Array.from({ length: perBatch }, (_, i) => `m-${batches}-${i}`)
      batches++
      const body = batchOf(ids)
      for (;;) {
        const answer = await post(body)
        if (answer.ok) for (const id of ids) acknowledged.add(id)
        if (answer.ok) break
        // On a busy machine some of what was taken in may be stored too late to be acknowledged.
        expect([429, 503]).toContain(answer.status)
        expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
        // Else a page could not read when to come again.
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
        if (answer.status === 429) refused++
        if (flood.signal.aborted) break
        // Much less than they were asked to.
        await pause(100)
      }
    }
  }
  const done = Promise.all(Array.from({ length: clients }, client))
  const memory: number[] = []
  // Seconds. The first are for what every server needs once.
  await Promise.race([pause(4000), done])
  for (let second = 0; second < 8; second++) {
    memory.push(await memoryOf(server.process.pid))
    await Promise.race([pause(1000), done])
  }
  flood.abort()
  await done

  expect(refused).toBeGreaterThan((10 * acknowledged.size) / perBatch)
  expect(Math.max(...memory)).toBeLessThan(800)

  expect((await post(batchOf(['afterwards']))).status).toBe(200)
  server.process.kill('SIGTERM')
  const { code, stdout, stderr } = await server.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // A line a second at most, for each of the two places where there was no room.
  const lines = stdout
    .split('\n')
    .flatMap((line) => (line.includes('Too many events') ? [JSON.parse(line) as Line] : []))
  const seconds = (Date.now() - began) / 1000
  expect(lines.length).toBeLessThan(2 * (seconds + 1))
  const told = lines.reduce((sum, { times = 1 }) => sum + times, 0)
  expect(told).toBeGreaterThan(0.8 * refused)
  expect(told).toBeLessThanOrEqual(refused)
  const db = await open(options)
  onTestFinished(() => db.close())
  const stored = await storedMessages(db)
  expect([...acknowledged, 'afterwards'].filter((id) => stored.get(id) !== 1)).toEqual([])
}, 90_000)

/** About 400 kB for a thousand. */
function batchOf(ids: readonly string[]): string {
  const properties = { creative: 'hill-climb', format: 'meta_reels', filler: 'x'.repeat(200) }
  const batch = ids.map((messageId, i) => ({
    messageId,
    type: 'track',
    userId: `u${i % 500}`,
    event: 'Ad Clicked',
    properties,
  }))
  return JSON.stringify({ writeKey, batch })
}
