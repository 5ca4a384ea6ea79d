import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { freePort } from '../../support/processes.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const url = await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const space = await rapport.newSpace()
const readme = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8')
const section = readme.slice(readme.indexOf('\n## Tokens\n'), readme.indexOf('\n## The tag\n'))
const folder = await mkdtemp(join(tmpdir(), 'rapport-examples-'))
afterAll(() => rm(folder, { recursive: true }))

const examples = [
  { language: 'js', program: process.execPath, file: 'rapport-token.mjs', args: () => [] },
  { language: 'php', program: 'php', file: 'rapport-token.php', args: (port: string) => ['-S', `127.0.0.1:${port}`] },
  { language: 'python', program: 'python3', file: 'rapport_token.py', args: () => [] },
]

for (const { language, program, file, args } of examples) {
  const missing = spawnSync(program, ['--version']).error !== undefined
  // PHP and Python are no part of this project: a machine may lack them, and then the name of the test says so. CI installs both.
  const missed = missing ? ` (skipped: there is no ${program})` : ''

  /** Starts the example, and answers what asks it for a token once it listens. */
  const start = async (settings: { RAPPORT_URL: string; RAPPORT_KEY: string }, origin = 'https://intranet.example') => {
    const [, code] = section.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms')) ?? []
    if (code === undefined) throw new Error(`The README has no example for ${language}.`)
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(28)
    await writeFile(join(folder, file), code.replace('https://intranet.example', origin))
    const port = await freePort()
    const backend = spawn(program, [...args(port), join(folder, file)], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, ...settings },
      stdio: 'ignore',
    })
    onTestFinished(() => void backend.kill('SIGKILL'))
    const ask = () => fetch(`http://127.0.0.1:${port}/rapport-token`, { method: 'POST' })
    await expect.poll(async () => (await ask().catch(() => undefined))?.ok, { timeout: 15_000 }).toBeDefined()
    return ask
  }

  describe.skipIf(missing)(`the route that the README gives for ${language}${missed}`, () => {
    test('hands out tokens that work', async () => {
      const ask = await start({ RAPPORT_URL: url, RAPPORT_KEY: space.key })
      const answer = await ask()
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const { token, expiresIn } = (await answer.json()) as { token: string; expiresIn: number }
      expect(expiresIn).toBe(600)
      const shown = await space.send(
        { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } },
        { credential: token, origin: 'https://intranet.example' },
      )
      expect([shown.status, shown.errors]).toEqual([200, []])
    })

    test('says with 502 why there is no token, and goes on', async () => {
      const refused = async (ask: () => Promise<Response>, message: RegExp) => {
        // The second one tells that the first did not end it.
        for (const answer of [await ask(), await ask()]) {
          expect(answer.status).toBe(502)
          expect(await answer.json()).toEqual({ message: expect.stringMatching(message) })
        }
      }
      await refused(await start({ RAPPORT_URL: url, RAPPORT_KEY: 'rk_nobody' }), /^This secret key is unknown/)
      await refused(await start({ RAPPORT_URL: url, RAPPORT_KEY: space.key }, 'no origin'), /no origin/)
      const nowhere = `http://127.0.0.1:${await freePort()}`
      await refused(await start({ RAPPORT_URL: nowhere, RAPPORT_KEY: space.key }), /^Rapport was not reached\.$/)
    })
  })
}
