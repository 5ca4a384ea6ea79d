import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { open } from '@rapport/prisma/open.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { newDatabase, newFolder } from '../../support/databases.ts'
import { environment, rapportCommand } from '../../support/processes.ts'
import { sentence } from '../../support/sentence.ts'

// Each command is a process that opens the database for itself.
const { db, options, close, drop } = await newDatabase()
await setUp(db, { demoData: false, bootstrapSecretKey: 'rk_of_the_first_workspace' })
await close()
const folder = await newFolder()
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await drop()
})

const run = (...args: string[]) => rapportCommand(args, environment(options))

test('rules and keys are kept in the local database', async () => {
  const added = await run('rules', 'add', '*video*', 'tiktok_in_feed', '--platform', 'tiktok')
  expect(added.stderr).toBe('')
  expect(added.stdout).toBe('Done. 0 creatives have another format now.\n')
  expect((await run('rules', 'list')).stdout).toBe('*video*  tiktok  tiktok_in_feed\n')
  expect((await run('key', 'create', 'Mine')).stdout).toMatch(/^rk_\S+\n$/)
  expect((await run('key', 'list')).stdout).toMatch(/SECRET {2}READ {2}active {2}Mine\n$/)
})

test('a workspace without a name, or with one that nobody reads to its end, is refused with one sentence', async () => {
  for (const name of ['', '  ', 'x'.repeat(201)]) {
    const { code, stdout, stderr } = await run('workspace', 'create', name)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trim()).toMatch(sentence)
    expect(stderr).toContain('name')
  }
  expect((await run('workspace', 'list')).stdout.trim().split('\n')).toHaveLength(1)
})

test('a folder instead of a file to import is called one', async () => {
  const { code, stderr } = await run('import', folder)
  expect(code).toBe(1)
  expect(stderr.trim()).toBe(`${folder} is a folder. Name one file in it; each is imported on its own.`)
})

test('cells that a spreadsheet would run are made harmless in the rejects, and figures stay as they are', async () => {
  const path = join(folder, 'formulas.csv')
  const names = ['=1+1', '+SUM(A1)', '-cmd|x', '@SUM(A1)', '-12.5', '+47 123 45 678', '--', 'plain']
  const rows = names.map((name) => `"${name}",meta,2026-03-01,many`)
  await writeFile(path, `creative,platform,day,impressions\ngood,meta,2026-03-01,1\n${rows.join('\n')}\n`)
  expect((await run('import', path)).code).toBe(0)
  const rejects = (await readFile(`${path}.rejects.csv`, 'utf8')).trim().split('\r\n').slice(1)
  expect(rejects.map((line) => line.split(',').at(-4))).toEqual([
    "'=1+1",
    "'+SUM(A1)",
    "'-cmd|x",
    "'@SUM(A1)",
    '-12.5',
    '+47 123 45 678',
    '--',
    'plain',
  ])
})

test('a DATA_DIR that cannot be a folder is refused with one sentence', async () => {
  const file = join(folder, 'notes.txt')
  await writeFile(file, 'mine')
  for (const [dataDir, says] of [
    [file, `DATA_DIR names ${file}, which is a file; set it to a folder for the database.`],
    [join(file, 'data'), `cannot be kept in ${join(file, 'data')}`],
    // Nobody makes folders there, not even the superuser.
    ['/sys/rapport', 'Set DATA_DIR to a folder that it may write to.'],
  ] as const) {
    const { code, stderr } = await rapportCommand(['key', 'list'], environment({ dataDir }))
    expect(code).toBe(1)
    expect(stderr).toContain(says)
    expect(stderr.trim()).toMatch(sentence)
  }
})

test('recount finds nothing wrong, and what was done to a counter it tells without names and mends', async () => {
  const path = join(folder, 'done.csv')
  const row = 'ada@example.com,click,2026-03-01T10:00:00Z,c1,meta,meta_reels'
  await writeFile(path, `email,kind,at,creative,platform,format\n${row}\n`)
  expect((await run('import', path)).code).toBe(0)
  const right = { code: 0, stdout: 'Every counter is what it counts: 0 differences.\n', stderr: '' }
  expect(await run('recount')).toEqual(right)

  const again = await open({ ...options, holder: 'rapport test' })
  await again.execute('UPDATE customer SET response_count = 5')
  await again.close()
  const checked = await run('recount', '--check')
  expect(checked.code).toBe(1)
  expect(checked.stdout).toMatch(
    /^customer: 1 row differs\n {2}[0-9a-f-]{36}: response_count is 5, not 1\nNothing was changed/,
  )
  expect(checked.stdout).not.toContain('ada')
  const mended = await run('recount')
  expect([mended.code, mended.stdout.endsWith('Mended.\n')]).toEqual([1, true])
  expect(await run('recount', '--workspace', 'My workspace')).toEqual(right)
})
