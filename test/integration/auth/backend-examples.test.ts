import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
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
  test.skipIf(missing)(
    `the route that the README gives for ${language} hands out tokens that work${missing ? ` (skipped: there is no ${program})` : ''}`,
    async () => {
      const [, code] = section.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms')) ?? []
      if (code === undefined) throw new Error(`The README has no example for ${language}.`)
      expect(code.trim().split('\n').length).toBeLessThanOrEqual(17)
      await writeFile(join(folder, file), code)
      const port = await freePort()
      const backend = spawn(program, [...args(port), join(folder, file)], {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: port, RAPPORT_URL: url, RAPPORT_KEY: space.key },
        stdio: 'ignore',
      })
      onTestFinished(() => void backend.kill('SIGKILL'))
      const ask = () => fetch(`http://127.0.0.1:${port}/rapport-token`, { method: 'POST' })
      await expect.poll(async () => (await ask().catch(() => undefined))?.status, { timeout: 15_000 }).toBe(200)
      const answer = await ask()
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const { token, expiresIn } = (await answer.json()) as { token: string; expiresIn: number }
      expect(expiresIn).toBe(600)
      const shown = await space.send(
        { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } },
        { credential: token, origin: 'https://intranet.example' },
      )
      expect([shown.status, shown.errors]).toEqual([200, []])
    },
  )
}
