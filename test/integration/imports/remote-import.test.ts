import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newFolder } from '../../support/databases.ts'
import { performance } from '../../support/performance.ts'
import { environment, rapportCommand } from '../../support/processes.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()
const url = await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const folder = await newFolder()
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test('a file goes through a running server: mapped, with its summary and its rejects beside it', async () => {
  const space = await rapport.newSpace()
  const path = await file('mine.csv', 'ad,shown,klikk,note\na,10,1,x\nb,many,1,\nc,5,0,\n')
  const options = [
    '--map',
    'creative=ad',
    '--map',
    'impressions=shown',
    '--map',
    'clicks=klikk',
    '--set',
    'platform=facebook',
    '--set',
    'day=2026-03-01',
  ]
  const command = ['import', path, '--as', 'report', ...options, '--url', url]
  const env = environment({}, { RAPPORT_KEY: space.key, DATA_DIR: join(folder, 'never-made') })

  const dry = await rapportCommand([...command, '--dry-run'], env)
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('Would import 2 rows as report') })
  expect((await performance(space)).total.impressions).toBe(0)

  const { code, stdout } = await rapportCommand(command, env)
  expect(code).toBe(0)
  expect(stdout).toContain('Imported 2 rows as report')
  expect(stdout).toContain('rejected: 1 row')
  expect(stdout).toContain('not used: note\n')
  expect(await readFile(`${path}.rejects.csv`, 'utf8')).toMatch(
    /^line,reason,ad,shown,klikk,note\r\n3,[^\n]*,b,many,1,\r\n$/,
  )
  expect((await performance(space)).total).toMatchObject({ impressions: 15, clicks: 1 })
  expect(existsSync(join(folder, 'never-made'))).toBe(false)
})

test('a dry run tells what it would leave blank, here as on a running server', async () => {
  const space = await rapport.newSpace()
  const path = await file('bounds.csv', 'creative,platform,day,impressions,clicks\na,meta,2026-03-01,10,< 10\n')
  for (const place of [[], ['--url', url, '--key', space.key]]) {
    const dry = await rapportCommand(['import', path, '--dry-run', ...place], environment({}))
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('bounds such as "< 10%", left blank: 1') })
  }
})

test.for(['/', '/graphql', '/graphql/'])('the address of a server may end in %s', async (end) => {
  const space = await rapport.newSpace()
  const command = ['key', 'list', '--url', `${url}${end}`, '--key', space.key]
  expect(await rapportCommand(command, environment({}))).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('test'),
  })
})

test('a file without one good row: refused by the server, with its rejects beside it', async () => {
  const space = await rapport.newSpace()
  const path = await file('bad.csv', 'creative,platform,day,impressions\na,meta,2026-03-01,many\n')
  const { code, stderr } = await rapportCommand(['import', path, '--url', url, '--key', space.key], environment({}))
  expect(code).toBe(1)
  expect(stderr.trim().split('\n').at(-1)).toMatch(sentence)
  expect(await readFile(`${path}.rejects.csv`, 'utf8')).toMatch(
    /^line,reason,creative,platform,day,impressions\r\n2,[^\n]*,a,meta,2026-03-01,many\r\n$/,
  )
})

test.for([
  ['a wrong key', () => ['--url', url, '--key', 'rk_wrong_but_long_enough'], /unknown or revoked/],
  ['no key', () => ['--url', url], /--key.*first start/],
  ['a word for a key', () => ['--url', url, '--key', 'foo'], /rk_.*--key.*first start/],
  ['a write key', () => ['--url', url, '--key', 'wk_for_pages_and_apps_only'], /rk_.*--key.*first start/],
  [
    'an address without http',
    () => ['--url', 'localhost:4000', '--key', 'rk_any_that_is_long_enough'],
    /is no address/,
  ],
  [
    'an address below which there is no Rapport',
    () => ['--url', `${url}/below`, '--key', 'rk_any_that_is_long_enough'],
    /\/below\/graphql answered with status 404/,
  ],
  [
    'a server that is not there',
    () => ['--url', 'http://127.0.0.1:9', '--key', 'rk_any_that_is_long_enough'],
    /does not answer.*import the file again: nothing counts twice/,
  ],
] as const)(
  '%s: one sentence on standard error, exit code 1, and the key is not repeated',
  async ([, options, says]) => {
    const path = await file('any.csv', 'creative,platform,day,impressions\na,meta,2026-03-01,1\n')
    const { code, stdout, stderr } = await rapportCommand(['import', path, ...options()], environment({}))
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(says)
    expect(stderr.trim()).toMatch(sentence)
    expect(stderr).not.toMatch(/rk_wrong|rk_any/)
  },
)
