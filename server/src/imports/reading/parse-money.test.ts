import { expect, test } from 'vitest'
import { readWhole } from './invented-file.ts'

test.each([
  ['NOK', '12', '12'],
  ['NOK', '12 NOK', '12'],
  ['NOK', 'nok 12', '12'],
  ['NOK', 'kr 12', '12'],
  ['SEK', '12 kr', '12'],
  ['DKK', 'kr. 12.50', '12.50'],
  ['EUR', '€12', '12'],
  ['EUR', '1,234.50 €', '1234.50'],
  ['USD', '$12', '12'],
  ['USD', 'US$12', '12'],
  ['USD', '$12 USD', '12'],
  ['CAD', '$12', '12'],
  ['CAD', 'CA$12', '12'],
  ['AUD', 'A$12', '12'],
  ['NZD', '$12', '12'],
  ['PLN', '12 zł', '12'],
  ['NOK', '--', null],
])('where the header says %s, %j is %j', async (currency, cell, spend) => {
  const { rows } = await readWhole('report', `creative;spend (${currency});clicks\na;${cell};1\nb;1.50;2\n`)
  expect(rows[0]).toMatchObject({ spend, currency })
})

test.each([
  ['NOK', '$12', '$'],
  ['NOK', '€12', '€'],
  ['NOK', '12 SEK', 'SEK'],
  ['EUR', '12 kr', 'kr'],
  ['CAD', 'US$12', 'US$'],
  ['USD', '12 £', '£'],
  ['USD', '$12 CAD', 'CAD'],
])('where the header says %s, a row of %j is refused', async (currency, cell, sign) => {
  const { rows, rejects } = await readWhole('report', `creative,spend (${currency})\na,${cell}\n`)
  expect(rows).toEqual([])
  expect(rejects[0]?.reason).toBe(
    `"spend (${currency})" says "${sign}" in a row whose currency is ${currency}; export both in one currency.`,
  )
})

test('a row is held to its own currency, and where nobody said one any sign will do', async () => {
  const { rows, rejects } = await readWhole('report', 'creative,spend,currency\na,€5,EUR\nb,€5,NOK\nc,€5,\n')
  expect(rows.map(({ creative, spend, currency }) => [creative, spend, currency])).toEqual([
    ['a', '5', 'EUR'],
    ['c', '5', ''],
  ])
  expect(rejects.map(({ line }) => line)).toEqual([3])
})

test('the value of an interaction is held to its currency too', async () => {
  const header = 'email,kind,at,value,currency'
  const at = 'ada@example.com,purchase,2026-03-01'
  const { rows, rejects } = await readWhole('interactions', `${header}\n${at},$5,USD\n${at},$5,EUR\n`)
  expect(rows).toMatchObject([{ value: '5', currency: 'USD' }])
  expect(rejects[0]?.reason).toBe('"value" says "$" in a row whose currency is EUR; export both in one currency.')
})
