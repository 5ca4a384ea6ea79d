import { expect, test } from 'vitest'
import { importFile } from '@rapport/server/imports/import-file.ts'
import { startRapport } from '../../support/app.ts'
import { onServer } from '../../support/databases.ts'
import { performance } from '../../support/performance.ts'

const rapport = await startRapport()

async function* bytes(...parts: (string | Promise<unknown>)[]) {
  for (const part of parts)
    if (typeof part === 'string') yield Buffer.from(part)
    else await part
}

const take = (workspaceId: string, ...parts: (string | Promise<unknown>)[]) =>
  importFile(rapport.db, workspaceId, { name: 'file.csv', bytes: bytes(...parts) }, {})

const header = 'creative,campaign,platform,format,day,impressions,clicks\n'
const row = (creative: string, day: number, impressions: number) =>
  `${creative},spring,meta,meta_carousel,2026-03-${10 + day},${impressions},1\n`

test('twelve imports at once all get in, and what they share is made once', async () => {
  const space = await rapport.newSpace()
  const files = Array.from({ length: 12 }, (_, i) => header + row('shared', i, 100) + row(`own-${i}`, i, 10))
  await Promise.all(files.map((file) => take(space.id, file)))
  expect((await performance(space)).total).toMatchObject({ impressions: 1320, clicks: 24, creatives: 13 })
  const { campaigns } = await space.ask<{ campaigns: { edges: { node: { name: string } }[] } }>(
    '{ campaigns { edges { node { name } } } }',
  )
  expect(campaigns.edges).toHaveLength(1)
}, 60_000)

test('twelve files of the same day at once leave the figures of one of them', async () => {
  const space = await rapport.newSpace()
  await Promise.all(Array.from({ length: 12 }, () => take(space.id, header + row('shared', 1, 100))))
  expect((await performance(space)).total).toMatchObject({ impressions: 100, creatives: 1 })
}, 60_000)

const people = 'user_id,email,note\n'
const note = 'x'.repeat(40)
// Enough that they are staged, and their names looked up, before the file goes on.
const first = Array.from({ length: 2500 }, (_, i) => `u${i},u${i}@example.com,${note}\n`).join('')

/** Does something when the first rows of the running import were staged. */
async function onceStaged(workspaceId: string, work: () => Promise<unknown>): Promise<void> {
  for (let rows = 0; rows < 2000;) {
    const [log] = await rapport.db.query<{ rows: number }>(
      'SELECT row_count AS rows FROM import WHERE workspace_id = $1::uuid',
      [workspaceId],
    )
    rows = log?.rows ?? 0
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await work()
}

async function customers(workspaceId: string): Promise<number | undefined> {
  const [found] = await rapport.db.query<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM customer WHERE workspace_id = $1::uuid',
    [workspaceId],
  )
  return found?.rows
}

test('people whom another import brings meanwhile stay one person each, with what either file says of them', async () => {
  const space = await rapport.newSpace()
  const other = onceStaged(space.id, () => take(space.id, 'user_id,kind,at\nu7,click,2026-03-01T10:00:00Z\n'))
  await take(space.id, people + first, other, `last,last@example.com,${note}\n`)
  expect(await customers(space.id)).toBe(2501)
  const query =
    '{ customer(identity: {namespace: "email", value: "u7@example.com"}) { traits engagement { interactions } } }'
  expect(await space.ask(query)).toEqual({ customer: { traits: { note }, engagement: { interactions: 1 } } })
})

test('where another import meanwhile said that two of its people are one, nothing is imported, with a sentence', async () => {
  const space = await rapport.newSpace()
  const other = onceStaged(space.id, () => take(space.id, 'user_id,email\nu7,u8@example.com\n'))
  await expect(take(space.id, people + first, other, `last,last@example.com,${note}\n`)).rejects.toThrow(
    /^Another import .* import the file again\.$/,
  )
  expect(await customers(space.id)).toBe(1)
})

test('the same people in many files at once are made once', async () => {
  const space = await rapport.newSpace()
  const files = Array.from({ length: 8 }, (_, i) => `${people}a,a@example.com,n${i}\n,b@example.com,n${i}\n`)
  await Promise.all(files.map((file) => take(space.id, file)))
  expect(await customers(space.id)).toBe(2)
}, 60_000)

// The embedded database has no connections that could be ended.
if (onServer)
  test('a connection that the server ends in the middle of a transaction is not lent out again', async () => {
    const end = (id: number) => rapport.db.query('SELECT pg_terminate_backend($1::int)', [id])
    const dying = rapport.db.transaction(async (sql) => {
      const [mine] = await sql.query<{ id: number }>('SELECT pg_backend_pid() AS id')
      await end(mine?.id ?? 0)
      await sql.query('SELECT 1')
    })
    await expect(dying).rejects.toThrow(/terminat|connection error/)
    const after = await Promise.all(
      Array.from({ length: 20 }, () => rapport.db.transaction((sql) => sql.query('SELECT 1'))),
    )
    expect(after).toHaveLength(20)
  })
