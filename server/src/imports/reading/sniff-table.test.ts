import { expect, test } from 'vitest'
import { sniffTable } from './sniff-table.ts'

const knows = (name: string): boolean => ['clicks', 'campaign', 'cost'].includes(name.trim().toLowerCase())

test.each([',', ';', '\t', '|'])('the delimiter %j is found', (delimiter) => {
  const text = ['Campaign', 'Clicks', 'Note'].join(delimiter) + '\n' + ['Spring', '1', 'x'].join(delimiter) + '\n'
  expect(sniffTable(text, true, knows)).toMatchObject({
    delimiter,
    header: ['Campaign', 'Clicks', 'Note'],
    preamble: 0,
  })
})

test('decimal commas do not make a semicolon file a comma file, even when no name is known', () => {
  const text = 'Navn;Pris;Vekt\n1,5;2,5;3,5\n1,6;2,6;3,6\n1,7;2,7;3,7\n'
  expect(sniffTable(text, true, knows).delimiter).toBe(';')
})

test('the header is found behind a preamble with blank lines and commas', () => {
  const text = '"Report, all campaigns"\nFrom 1, to 2, and 3\n\n\nCampaign,Clicks\nSpring,1\n'
  expect(sniffTable(text, true, knows)).toMatchObject({
    header: ['Campaign', 'Clicks'],
    preamble: 4,
    sample: [['Spring', '1']],
  })
})

test('a row that the sample cuts off is not part of it', () => {
  expect(sniffTable('Campaign,Clicks\nSpring,1\nSum', false, knows).sample).toEqual([['Spring', '1']])
})

test.each([
  ['a first line without end', 'a,'.repeat(40_000), false, 'The first line is longer than 64 kB'],
  ['more than 1,000 columns', `${'Clicks,'.repeat(1500)}\n1\n`, true, 'The file has 1501 columns and 1000 is the most'],
  ['a NUL in the header', 'Campaign,Cli\0cks\nSpring,1\n', true, 'The header row has a NUL character'],
  ['nothing but blank lines', ' \n\n', true, 'nothing but blank lines'],
])('%s is refused', (_, text, whole, sentence) => {
  expect(() => sniffTable(text, whole, knows)).toThrow(sentence)
})
