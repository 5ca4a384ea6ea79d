import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'
import { bytesOf, listOf, utf16 } from './invented-file.ts'

async function decoded(content: string | Uint8Array, chunk?: number): Promise<{ encoding: string; text: string }> {
  const { encoding, text } = await decodeText(bytesOf(content, chunk))
  return { encoding, text: (await listOf(text)).join('') }
}

test.each([1, 3, 7, 65_536])('UTF-8 is decoded across chunks of %i bytes', async (chunk) => {
  expect(await decoded('Blåbær 🫐 €', chunk)).toEqual({ encoding: 'UTF-8', text: 'Blåbær 🫐 €' })
  expect(await decoded('\uFEFFBlåbær', chunk)).toEqual({ encoding: 'UTF-8', text: 'Blåbær' })
})

test.each([1, 3, 65_536])(
  'UTF-16 is decoded in both orders, with and without a mark, in chunks of %i bytes',
  async (chunk) => {
    const text = 'Campaign\tImpr.\nBlåbær 🫐\t1'
    const marked = Buffer.from(utf16(text))
    const swapped = Buffer.from(marked).swap16()
    expect(await decoded(marked, chunk)).toEqual({ encoding: 'UTF-16LE', text })
    expect(await decoded(swapped, chunk)).toEqual({ encoding: 'UTF-16BE', text })
    expect(await decoded(marked.subarray(2), chunk)).toEqual({ encoding: 'UTF-16LE', text })
    expect(await decoded(swapped.subarray(2), chunk)).toEqual({ encoding: 'UTF-16BE', text })
  },
)

test.each([
  ['nothing', '', 'The file is empty'],
  ['an Excel workbook', Buffer.from('PK\u0003\u0004....[Content_Types].xml', 'latin1'), 'This is an Excel workbook'],
  ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'This is an Excel workbook'],
  ['a zip archive', Buffer.from('PK\u0003\u0004....report.csv', 'latin1'), 'This file is packed'],
  ['a gzip file', gzipSync('a,b'), 'This file is packed'],
  ['a PDF', '%PDF-1.7 ...', 'This is a PDF'],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'This is an image'],
  ['zeros', new Uint8Array(5000), 'This is a binary file'],
  [
    'Latin-1',
    Buffer.from('Campaign\nBlåbær', 'latin1'),
    'This is not UTF-8 text; open the original and save it as "CSV UTF-8".',
  ],
  ['a character cut in two', Buffer.from('Blå').subarray(0, 3), 'This is not UTF-8 text'],
])('%s is refused in a sentence', async (_, content, sentence) => {
  await expect(decoded(content)).rejects.toThrow(sentence)
  await expect(decoded(content)).rejects.toMatchObject({ name: 'UnreadableFile' })
})

test('one stray NUL does not make a file binary', async () => {
  expect((await decoded('a,b\n1\0,2\n')).text).toBe('a,b\n1\0,2\n')
})
