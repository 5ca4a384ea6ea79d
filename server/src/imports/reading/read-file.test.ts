import { expect, test } from 'vitest'
import { bytesOf, listOf, readWhole } from './invented-file.ts'
import { readFile } from './read-file.ts'

const REPORT = 'creative,day,clicks\n'

async function* repeated(head: string, piece: string, times: number, count = { read: 0 }): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head)
  const bytes = Buffer.from(piece)
  for (; count.read < times; count.read++) yield bytes
}

async function* brokenFile(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(REPORT)
  for (let at = 0; at < 100; at++) yield Buffer.from('a,2026-03-01,5\n'.repeat(100))
  yield new Uint8Array(5000)
}

test('the same file in any chunks gives the same rows', async () => {
  const content = `${REPORT}"Blåbær\n🫐",2026-03-01,5\n\n,,\nb,2026-03-02,6\r\n`
  const whole = await readWhole('report', content)
  expect(whole.rows.map(({ line, creative }) => [line, creative])).toEqual([
    [2, 'Blåbær\n🫐'],
    [6, 'b'],
  ])
  for (const chunk of [1, 2, 7]) expect((await readWhole('report', bytesOf(content, chunk))).rows).toEqual(whole.rows)
})

test('rows come in batches, and empty rows and totals are not among the rows read', async () => {
  const { rows }: { rows: AsyncIterable<{ read: number; totals: number }> } = await readFile(
    repeated('Campaign,Impr.\n', 'a,1\n,\nTotal: x,9\n', 4500),
    {},
  )
  const batches = await listOf(rows)
  expect(batches.map(({ read, totals }) => read + totals)).toEqual([2000, 2000, 2000, 2000, 1000])
  expect(batches.reduce((sum, { read }) => sum + read, 0)).toBe(4500)
})

test.each([
  ['an empty file', '', 'The file is empty'],
  ['blank lines', '\n\n \n', 'nothing but blank lines'],
  ['a binary file', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7) % 256)), 'This is a binary file'],
  ['a header only', REPORT, 'The file has a header but no rows'],
  ['a header and blank rows', `${REPORT},,\n\n`, 'The file has a header but no rows'],
  ['a CSV bomb of columns', `${'clicks,'.repeat(5000)}\n${'1,'.repeat(5000)}\n`, 'The file has 5001 columns'],
  ['Latin-1', Buffer.from(`${REPORT}Blåbær,2026-03-01,5\n`, 'latin1'), 'This is not UTF-8 text'],
  ['an open quote', `${REPORT}a,2026-03-01,5\n"b,2026-03-01,5\n`, 'The row that begins on line 3 opens a quote'],
  [
    'days in an unclear order',
    `${REPORT}a,3/4/2026,5\nb,5/4/2026,5\n`,
    'Days like 3/4/2026 can be read in two ways; export them as 2026-08-17.',
  ],
])('%s is refused in a sentence', async (_, content, sentence) => {
  const reading = readWhole('report', content)
  await expect(reading).rejects.toMatchObject({ name: 'UnreadableFile', message: expect.stringContaining(sentence) })
})

test('a single line of 200 MB is refused after 64 kB', async () => {
  const count = { read: 0 }
  const reading = readWhole('report', repeated('', 'x'.repeat(65_536), 3200, count))
  await expect(reading).rejects.toThrow('The first line is longer than 64 kB')
  expect(count.read).toBeLessThan(5)
})

test('a row of 200 MB further down is refused after little more than 1 MB', async () => {
  const count = { read: 0 }
  const reading = readWhole('report', repeated(`${REPORT}a,2026-03-01,5\n"`, 'x'.repeat(65_536), 3200, count))
  await expect(reading).rejects.toThrow('The row that begins on line 3 is longer than 1 MB')
  expect(count.read).toBeLessThan(25)
})

test('a binary part in the middle is refused with its place', async () => {
  const reading = readWhole('report', brokenFile())
  await expect(reading).rejects.toThrow('After line 10000: This is a binary file')
})

test('the order of days is settled once for the file', async () => {
  const { rows } = await readWhole('report', `${REPORT}a,3/4/2026,5\nb,17/4/2026,5\n`)
  expect(rows.map(({ day }) => day)).toEqual(['2026-04-03', '2026-04-17'])
})

test('stopping early closes the file', async () => {
  let closed = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield* repeated(REPORT, 'a,2026-03-01,5\n'.repeat(5000), 100)
    } finally {
      closed = true
    }
  }
  const { rows } = await readFile(source(), {})
  for await (const batch of rows) {
    expect(batch.read).toBe(2000)
    break
  }
  expect(closed).toBe(true)
})

test.each([
  ['of no known kind', 'foo,bar\n', 'cannot be told from its columns'],
  ['that is packed', 'PK\u0003\u0004', 'This file is packed'],
])('a refused file %s is closed too', async (_, piece, sentence) => {
  let closed = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield* repeated('', piece.repeat(10_000), 10)
    } finally {
      closed = true
    }
  }
  await expect(readFile(source(), {})).rejects.toThrow(sentence)
  expect(closed).toBe(true)
})
