import { expect, test } from 'vitest'
import { readWhole } from './invented-file.ts'

test('customers come with identities, a name and traits under their headers', async () => {
  const { rows, rejects } = await readWhole(
    'customers',
    `User ID,E-mail,Phone,Instagram,First name,Last name,City,__proto__
42, Ada@Example.COM ,0047 912 34 567,@Ada.L,Ada,Lind,Bergen,x
,,+49 (0)151 1234-5678,,,,,
`,
  )
  expect(rejects).toEqual([])
  expect(rows[0]).toMatchObject({
    line: 2,
    identities: [
      { namespace: 'user_id', value: '42' },
      { namespace: 'email', value: 'ada@example.com' },
      { namespace: 'phone', value: '+4791234567' },
      { namespace: 'instagram', value: 'ada.l' },
    ],
    displayName: 'Ada Lind',
    traits: Object.fromEntries([
      ['City', 'Bergen'],
      ['__proto__', 'x'],
    ]),
  })
  expect(rows[1]).toMatchObject({
    line: 3,
    identities: [{ namespace: 'phone', value: '+4915112345678' }],
    displayName: null,
    traits: {},
  })
})

test.each([
  'null',
  'undefined',
  '0',
  '-1',
  '000',
  'anonymous',
  'N/A',
  'unknown',
  '',
  '-',
  '00000000-0000-0000-0000-000000000000',
])('the user id %j is nobody', async (value) => {
  const { rows, rejects } = await readWhole('customers', `user_id,City\n${value},Bergen\n`)
  expect(rows).toEqual([])
  expect(rejects[0]?.reason).toBe('The row does not say who it is about; fill one of user_id.')
})

test.each([
  ['email', 'ada at example.com', '"email" does not hold an e-mail address; mend or empty it.'],
  ['email', 'ada@example', '"email" does not hold an e-mail address; mend or empty it.'],
  ['phone', '91234567', '"phone" holds a number without its country code; write it like +47 and the number.'],
  ['phone', '+47 call me', '"phone" does not hold a phone number; mend or empty it.'],
  ['phone', '4.79E+10', '"phone" looks ruined by a spreadsheet: export again without opening it in one.'],
  ['user_id', '5.7E+17', '"user_id" looks ruined by a spreadsheet: export again without opening it in one.'],
])('the %s %j is refused without being repeated', async (column, value, reason) => {
  const { rejects } = await readWhole('customers', `${column},City\n${value},Bergen\n`)
  expect(rejects[0]?.reason).toBe(reason)
})

test('semicolons, decimal commas and odd traits pass through as given', async () => {
  const { rows } = await readWhole('customers', 'email;Income;Note\nada@example.com;1.234,50;=1+1\n')
  expect(rows[0]?.traits).toEqual({ Income: '1.234,50', Note: '=1+1' })
})
