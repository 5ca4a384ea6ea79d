import { expect, test } from 'vitest'
import { importFile } from '@rapport/server/imports/import-file.ts'
import { startRapport } from '../../support/app.ts'
import { performance } from '../../support/performance.ts'
import { hostileFiles } from '../../support/hostile-files.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()

test.for(hostileFiles)('$what: one clear sentence, and nothing of it is imported', async ({ content, says }) => {
  const space = await rapport.newSpace()
  const before = await rowCounts(rapport.db)
  const { message } = await space.upload(content)
  expect(message).toMatch(says)
  expect(message).toMatch(sentence)
  expect(await rowCounts(rapport.db)).toEqual(before)
  const log = await space.ask('{ imports(first: 2) { edges { node { status error fileName summary { rows } } } } }')
  expect(log).toEqual({
    imports: { edges: [{ node: { status: 'FAILED', error: message, fileName: 'file.csv', summary: null } }] },
  })
})

test('a single line of 200 MB is refused after its first piece', async () => {
  const space = await rapport.newSpace()
  const before = await rowCounts(rapport.db)
  let sent = 0
  async function* endless() {
    const piece = Buffer.alloc(65_536, 'x')
    for (; sent < 200_000_000; sent += piece.length) yield piece
  }
  const refused = importFile(rapport.db, space.id, { name: 'line.csv', bytes: endless() }, {})
  await expect(refused).rejects.toThrow(/first line is longer than 64 kB/)
  expect(sent).toBeLessThan(1_000_000)
  expect(await rowCounts(rapport.db)).toEqual(before)
})

test("bytes that stop coming in the middle leave nothing behind and are not told as the file's fault", async () => {
  const space = await rapport.newSpace()
  const before = await rowCounts(rapport.db)
  async function* torn() {
    yield Buffer.from('creative,platform,day,impressions\n')
    for (let i = 0; i < 5000; i++) yield Buffer.from(`c${i},meta,2026-03-01,1\n`)
    throw new Error('the disk at /secret/place is gone')
  }
  await expect(importFile(rapport.db, space.id, { name: 'torn.csv', bytes: torn() }, {})).rejects.toThrow('disk')
  expect(await rowCounts(rapport.db)).toEqual(before)
  const { imports } = await space.ask<{ imports: { edges: { node: { error: string } }[] } }>(
    '{ imports { edges { node { error } } } }',
  )
  expect(imports.edges[0]?.node.error).toMatch(sentence)
  expect(imports.edges[0]?.node.error).not.toContain('secret')
})

test('a file that breaks halfway does not touch what an earlier one brought', async () => {
  const space = await rapport.newSpace()
  await space.take('creative,platform,day,impressions\na,meta,2026-03-01,10\n')
  const broken = hostileFiles.find(({ what }) => what.endsWith('never closed'))
  await space.upload(broken?.content ?? '')
  expect((await performance(space)).total).toMatchObject({ impressions: 10, creatives: 1 })
})

test('a formula in a name stays text, and goes out as it came in', async () => {
  const space = await rapport.newSpace()
  await space.take('creative,creativeName,platform,day,impressions\na,"=cmd|calc",meta,2026-03-01,10\n')
  const { creatives } = await space.ask<{ creatives: { edges: { node: { name: string } }[] } }>(
    '{ creatives { edges { node { name } } } }',
  )
  expect(creatives.edges.map(({ node }) => node.name)).toEqual(['=cmd|calc'])
})

test('NUL bytes in rows among good ones cost only those rows', async () => {
  const space = await rapport.newSpace()
  const { summary, rejects } = await space.take(
    'creative,platform,day,impressions\na,meta,2026-03-01,10\nb\0,meta,2026-03-01,10\n',
  )
  expect(summary).toMatchObject({ accepted: 1, rejected: 1 })
  expect(rejects.edges[0]?.node).toMatchObject({
    line: 3,
    reason: expect.stringContaining('NUL'),
    cells: ['b\uFFFD', 'meta', '2026-03-01', '10'],
  })
})
