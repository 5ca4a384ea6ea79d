import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase, newFolder } from '../../support/databases.ts'
import { environment, freePort, start } from '../../support/processes.ts'
import { sentence } from '../../support/sentence.ts'

const secret = 'rk_of_this_test_and_no_other'

test(
  'a server killed in the middle of an import: one sentence says to import again, which counts every row once',
  { timeout: 60_000 },
  async () => {
    const { options, close, drop } = await newDatabase()
    await close()
    onTestFinished(drop)
    const folder = await newFolder()
    onTestFinished(() => rm(folder, { recursive: true }))
    const env = environment(options, { PORT: await freePort(), DEMO_DATA: 'false', BOOTSTRAP_SECRET_KEY: secret })
    const path = join(folder, 'report.csv')
    const rows = Array.from({ length: 15_000 }, (_, i) => {
      const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(i / 100))).toISOString().slice(0, 10)
      return `ad-${i % 100},meta,${day},1`
    })
    await writeFile(path, ['creative,platform,day,impressions', ...rows, ''].join('\n'))

    const startServer = async () => {
      const server = start('main.ts', [], env)
      const [, url = ''] = await server.says(/is up: (http:\S+)/)
      const ask = async (query: string) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
        return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).text()
      }
      return {
        ...server,
        ask,
        importing: start('cli/rapport.ts', ['import', path, '--url', url, '--key', secret], env),
      }
    }

    const killed = await startServer()
    const statuses = () => killed.ask('{ imports { edges { node { status } } } }')
    await expect.poll(statuses, { timeout: 20_000, interval: 20 }).toContain('RUNNING')
    killed.process.kill('SIGKILL')
    const { code, stderr } = await killed.importing.ended
    expect(code).toBe(1)
    const last = stderr.trim().split('\n').at(-1)
    expect(last).toMatch(sentence)
    expect(last).toContain('does not answer')
    expect(last).toContain('import the file again: nothing counts twice')

    const again = await startServer()
    expect(await again.importing.ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Imported 15,000 rows'),
    })
    expect(await again.ask('{ formatPerformance(input: {}) { total { impressions } } }')).toContain('15000')
    again.process.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)
  },
)
