import { expect, test } from 'vitest'
import { listOf } from './invented-file.ts'
import { type TableRecord, readTable } from './read-table.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function recordsOf(text: string, size = 65_536): Promise<TableRecord[]> {
  return (await listOf(readTable(inPieces(text, size), ',', 0))).flat()
}

test.each([1, 5, 65_536])('records know the line they begin on, in pieces of %i characters', async (size) => {
  expect(await recordsOf('a,b\r\n"1\r\n2\n3",x\n\n"say ""hi""",4" pipe\r\n', size)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1\r\n2\n3', 'x'] },
    { line: 5, cells: [''] },
    { line: 6, cells: ['say "hi"', '4" pipe'] },
  ])
})

test('a quote that is never closed is refused with its line', async () => {
  await expect(recordsOf('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow(
    'The row that begins on line 3 opens a quote (") that is never closed',
  )
})

async function* endless(start: string, piece: string, count: { read: number }): AsyncGenerator<string> {
  yield start
  for (; count.read < 3200; count.read++) yield piece
}

test.each([
  ['of text', 'x'.repeat(65_536)],
  ['of empty cells', ','.repeat(65_536)],
])('a row of 200 MB %s is refused after little more than 1 MB', async (_, piece) => {
  const count = { read: 0 }
  const reading = listOf(readTable(endless('a,b\n1,2\n', piece, count), ',', 0))
  await expect(reading).rejects.toThrow('The row that begins on line 3 is longer than 1 MB')
  expect(count.read).toBeLessThan(25)
})

test('a row of almost 1 MB is read', async () => {
  const records = await recordsOf(`a,b\n${'x'.repeat(900_000)},2\n3,4\n`)
  expect(records.map(({ cells }) => cells[1])).toEqual(['b', '2', '4'])
})
