import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { newDatabase, newFolder, onServer } from '../../support/databases.ts'
import { environment, freePort, rapportCommand, start } from '../../support/processes.ts'
import { sentence } from '../../support/sentence.ts'

const { options, close, drop } = await newDatabase()
await close()
afterAll(drop)

const secret = 'rk_of_this_test_and_no_other'
const env = environment(options, { PORT: await freePort(), DEMO_DATA: 'false', BOOTSTRAP_SECRET_KEY: secret })

const ask = async (url: string, query: string, credential: string, variables: object = {}) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${credential}` }
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).text()
}

test('the server starts, answers, keeps credentials out of its output, refuses a second process, and ends cleanly on SIGTERM', async () => {
  const server = start('main.ts', [], env)
  const [, url = ''] = await server.says(/is up: (http:\S+)/)
  expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' })
  expect(await ask(url, '{ workspace { name } }', secret)).toContain('My workspace')

  // A statement that fails in the database, so that the log has something to say.
  const wrongKey = 'rk_wrong_but_still_nobody_may_see_it'
  const answers = [
    await ask(url, 'query ($s: String) { customers(search: $s) { edges { node { id } } } }', secret, {
      s: 'private words\u0000',
    }),
    await ask(url, '{ nonsense }', secret),
    await ask(url, '{ workspace { name } }', wrongKey),
  ]

  const second = start('main.ts', [], { ...env, PORT: await freePort() })
  if (onServer) {
    await second.says(/is up/)
    second.process.kill('SIGTERM')
    expect((await second.ended).code).toBe(0)
  } else {
    const { code, stderr } = await second.ended
    expect(code).toBe(1)
    expect(stderr.trim()).toMatch(sentence)
    expect(stderr).toContain(`in use by process ${server.process.pid} (rapport start, http://localhost:`)
    expect(stderr).toMatch(/DATA_DIR.*DATABASE_URL/)
    const command = await rapportCommand(['workspace', 'list'], env)
    expect([command.code, command.stderr.includes('in use by process')]).toEqual([1, true])
  }

  server.process.kill('SIGTERM')
  const { code, stdout, stderr } = await server.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  for (const text of [stdout, stderr, ...answers]) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(wrongKey)
  }
  expect(stdout).not.toContain('private words')
})

test('after it ended another process may have the database, and finds the same workspace', async () => {
  const { code, stdout } = await rapportCommand(['workspace', 'list'], env)
  expect(code).toBe(0)
  expect(stdout.trim().split('\n')).toEqual([expect.stringContaining('My workspace')])
})

test('a setting that cannot be used stops the start with one sentence', async () => {
  const { code, stderr } = await start('main.ts', [], { ...env, PORT: 'many' }).ended
  expect([code, stderr.trim()]).toEqual([1, expect.stringMatching(sentence)])
})

test.for([
  'mysql://joe:hushhush@127.0.0.1/crm',
  'joe:hushhush@127.0.0.1/crm',
  'postgres:joe:hushhush',
  'postgres://joe:hush#hush@127.0.0.1/crm',
  'postgres://joe:hushhush@127.0.0.1:port/crm',
])(
  'DATABASE_URL=%s stops the start with one sentence that says what is expected, without the password',
  async (url) => {
    const { code, stdout, stderr } = await start('main.ts', [], { ...env, DATABASE_URL: url }).ended
    expect([code, stdout, stderr.trim()]).toEqual([1, '', expect.stringMatching(sentence)])
    expect(stderr).toMatch(/^DATABASE_URL is not .*postgres:\/\//)
    for (const word of ['joe', 'hush']) expect(stderr).not.toContain(word)
  },
)

if (!onServer) {
  const dataFolder = async () => {
    const dataDir = await newFolder()
    onTestFinished(() => rm(dataDir, { recursive: true }))
    return dataDir
  }

  test.for([
    ['of whose files nearly all are gone', 'PG_VERSION', '18\n'],
    ['whose version is empty', 'PG_VERSION', ''],
    ['whose version is gone', 'global/pg_control', 'what is left'],
  ] as const)(
    'a database %s stops the start with one sentence, and no other takes its place',
    async ([, name, content]) => {
      const dataDir = await dataFolder()
      const file = join(dataDir, 'postgres', name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
      const { code, stderr } = await start('main.ts', [], { ...env, DATA_DIR: dataDir }).ended
      expect([code, stderr.trim()]).toEqual([1, expect.stringMatching(sentence)])
      expect(stderr).toContain(`${dataDir}/postgres; its files may be damaged`)
      expect(await readdir(join(dataDir, 'postgres'))).not.toContain('base')
      expect(await readFile(file, 'utf8')).toBe(content)
    },
  )

  test('nobody else reaches the files of the database, even in a folder that was there and is open to all', async () => {
    const dataDir = await dataFolder()
    await chmod(dataDir, 0o755)
    const modes = async () => {
      const { code } = await rapportCommand(['workspace', 'list'], { ...env, DATA_DIR: dataDir })
      expect(code).toBe(0)
      const names = await readdir(dataDir)
      const found = names.map(async (name) => [name, ((await stat(join(dataDir, name))).mode & 0o777).toString(8)])
      return Object.fromEntries(await Promise.all(found)) as Record<string, string>
    }
    expect(await modes()).toEqual({ postgres: '700', 'lock.sqlite': '600' })
    await chmod(join(dataDir, 'postgres'), 0o755)
    await chmod(join(dataDir, 'lock.sqlite'), 0o644)
    expect(await modes()).toEqual({ postgres: '700', 'lock.sqlite': '600' })
  })

  test.for([
    ['damaged', (path: string) => writeFile(path, 'no lock at all, '.repeat(1000))],
    ['a folder', (path: string) => mkdir(path)],
  ] as const)('a lock that is %s stops the start with what to do, which helps', async ([, spoil]) => {
    const dataDir = await dataFolder()
    const list = () => rapportCommand(['workspace', 'list'], { ...env, DATA_DIR: dataDir })
    const lock = join(dataDir, 'lock.sqlite')
    await spoil(lock)
    const { code, stderr } = await list()
    expect([code, stderr.trim()]).toEqual([1, expect.stringMatching(sentence)])
    expect(stderr).toContain(`${lock}, cannot be used`)
    expect(stderr).toContain('remove the file')
    await rm(lock, { recursive: true })
    expect((await list()).code).toBe(0)
  })

  test('what a copy of the empty database left when it was cut off is not taken for a database', async () => {
    const dataDir = await dataFolder()
    await mkdir(join(dataDir, 'postgres'))
    await mkdir(join(dataDir, 'postgres.new'))
    await writeFile(join(dataDir, 'postgres.new/PG_VERSION'), '18\n')
    const { code, stdout } = await rapportCommand(['workspace', 'list'], { ...env, DATA_DIR: dataDir })
    expect([code, stdout]).toEqual([0, expect.stringContaining('My workspace')])
    expect(await readdir(dataDir)).not.toContain('postgres.new')
  })
}
