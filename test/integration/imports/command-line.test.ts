import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open } from '@rapport/prisma/open.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { newDatabase, newFolder } from '../../support/databases.ts'
import { hostileFiles } from '../../support/hostile-files.ts'
import { environment, rapportCommand } from '../../support/processes.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { sentence } from '../../support/sentence.ts'

// Each command is a process that opens the database for itself, so this file closes it in between.
const { db, options, close, drop } = await newDatabase()
await setUp(db, {
  demoData: false,
  bootstrapSecretKey: 'rk_of_the_first_workspace',
  bootstrapWriteKey: 'wk_of_the_first_workspace',
})
await close()
const folder = await newFolder()
const env = environment(options)
let before: Record<string, number>

async function look() {
  const again = await open(options)
  try {
    return await rowCounts(again)
  } finally {
    await again.close()
  }
}

beforeAll(async () => {
  before = await look()
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await drop()
})

const file = async (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function expectRefused(path: string, says: RegExp) {
  const { code, stdout, stderr } = await rapportCommand(['import', path], env)
  expect(stdout).toBe('')
  expect(stderr.trim()).toMatch(says)
  // Progress may stand before it, a stack trace nowhere.
  expect(stderr.trim().split('\n').at(-1)).toMatch(sentence)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}

// Each is a process of its own, so a few stand for all, which are tested in this one.
const chosen = ['an empty file', 'five thousand columns', 'a NUL byte in its only row']

test.for(hostileFiles.filter(({ what }) => chosen.includes(what)))(
  '$what: the command says why on standard error and exits with 1',
  async ({ content, says }) => {
    await expectRefused(await file('hostile.csv', content), says)
  },
)

test('a file that breaks after five thousand rows: the command exits with 1 and imports none of them', async () => {
  const broken = hostileFiles.find(({ what }) => what.endsWith('no text'))
  await expectRefused(await file('broken.csv', broken?.content ?? ''), /After line/)
})

test('a single line of 200 MB: the command refuses it at once', async () => {
  const path = await file('line.csv', Buffer.alloc(1_000_000, 'x'))
  // The rest of the line is a hole in the file: it is never read.
  await truncate(path, 200_000_000)
  await expectRefused(path, /first line is longer than 64 kB/)
})

test('a file that is not there, and an option that cannot be', async () => {
  await expectRefused(join(folder, 'none.csv'), /There is no file/)
  const { code, stderr } = await rapportCommand(['import', '--map', 'nonsense', 'x.csv'], env)
  expect(code).toBe(1)
  expect(stderr).toContain('field=value')
})

test.for(['--map', '--set'])('%s refuses a field that it was given before', async (option) => {
  const path = await file('twice.csv', 'ad,shown,klikk\na,10,1\n')
  const { code, stderr } = await rapportCommand(['import', path, option, 'clicks=shown', option, 'clicks=klikk'], env)
  expect([code, stderr]).toEqual([1, expect.stringContaining('The field clicks is given twice')])
})

test('a file without one good row: every row beside the file with its reason', async () => {
  const path = await file('bad.csv', 'creative,platform,day,impressions\na,meta,2026-03-01,many\nb,meta,never,1\n')
  const dry = await rapportCommand(['import', path, '--dry-run'], env)
  expect(dry).toMatchObject({ code: 1, stdout: expect.stringContaining('would be rejected: 2 rows') })
  expect(dry.stderr.trim().split('\n').at(-1)).toMatch(/None of the 2 rows can be used/)
  await expectRefused(path, /None of the 2 rows can be used/)
  const rejects = await readFile(`${path}.rejects.csv`, 'utf8')
  expect(rejects.split('\r\n').map((line) => line.split(',')[0])).toEqual(['line', '2', '3', ''])
})

test('rejects never take the place of what is there, and the same ones are written once', async () => {
  const header = 'creative,platform,day,impressions'
  const nth = (number: string) => join(folder, `often.csv.rejects${number}.csv`)
  const importWith = async (bad: string) =>
    expectRefused(
      await file('often.csv', `${header}\na,meta,2026-03-01,${bad}\n`),
      /The only row cannot be used\. The problem is on line 2/,
    )
  await importWith('many')
  const written = await readFile(nth(''), 'utf8')
  await importWith('many')
  expect(existsSync(nth('.2'))).toBe(false)

  const mended = written.replace('many', '12')
  await writeFile(nth(''), mended)
  await mkdir(nth('.2'))
  await expectRefused(join(folder, 'often.csv'), /often\.csv\.rejects\.3\.csv/)
  expect(await readFile(nth(''), 'utf8')).toBe(mended)
  expect(await readFile(nth('.3'), 'utf8')).toBe(written)
})

test('all of these together left no row behind', async () => {
  expect(await look()).toEqual(before)
})

test('a good file with one bad row: a summary, and the bad row beside the file with its line and reason', async () => {
  const path = await file(
    'good.csv',
    'creative,platform,day,impressions,note,colour\na,meta,2026-03-01,10,x,red\nb,meta,2026-03-01,many,,\n',
  )
  const unused = '\n  not used: note, colour\n'
  const dry = await rapportCommand(['import', path, '--dry-run'], env)
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('Would import 1 row as report') })
  expect(dry.stdout).toContain(unused)
  expect(await look()).toEqual(before)

  const { code, stdout, stderr } = await rapportCommand(['import', path], env)
  expect({ code, stderr: stderr.includes('Error') }).toEqual({ code: 0, stderr: false })
  expect(stdout).toContain('Imported 1 row as report')
  expect(stdout).toContain('1 UNKNOWN')
  expect(stdout).toContain(unused)
  const rejects = await readFile(`${path}.rejects.csv`, 'utf8')
  expect(rejects).toMatch(
    /^line,reason,creative,platform,day,impressions,note,colour\r\n3,"?[^\n]*impressions[^\n]*,b,meta,2026-03-01,many,,\r\n$/,
  )

  await writeFile(path, 'creative,platform,day,impressions\na,meta,2026-03-01,10\n')
  await rapportCommand(['import', path], env)
  expect(existsSync(`${path}.rejects.2.csv`)).toBe(false)
  expect(await look()).toMatchObject({ 'public.report': 1, 'public.creative': 1 })
})

test('a mended rejects file is imported as it is: without its line and reason, and without the apostrophes it was given', async () => {
  const names = ['=1+1', "'=1+1", "'quoted'", '-12.5']
  const rows = names.map((name) => `7,no address,${name}`)
  const path = await file('mended.csv', `user_id,email,nickname\n7,good@example.com,good\n${rows.join('\n')}\n`)
  expect((await rapportCommand(['import', path], env)).code).toBe(0)
  const rejects = `${path}.rejects.csv`
  const lines = (await readFile(rejects, 'utf8')).trim().split('\r\n')
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['nickname', "'=1+1", "''=1+1", "'quoted'", '-12.5'])
  const mended = lines.map((line, nth) => line.replace('7,no address', `${nth},mended${nth}@example.com`))
  await writeFile(rejects, mended.join('\r\n'))
  expect((await rapportCommand(['import', rejects], env)).stdout).toContain('Imported 4 rows as customers')
  const again = await open(options)
  try {
    const customers = await again.prisma.customer.findMany({ orderBy: { id: 'asc' }, select: { traits: true } })
    expect(customers.map(({ traits }) => traits)).toEqual(['good', ...names].map((nickname) => ({ nickname })))
  } finally {
    await again.close()
  }
})
