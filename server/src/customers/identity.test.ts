import { expect, test } from 'vitest'
import { parseIdentity } from './identity.ts'

test.for([
  ['email', 'ADA@Example.COM', 'ada@example.com'],
  ['email', 'Ada@Bücher.Example', 'ada@xn--bcher-kva.example'],
  ['email', 'ada@example。com', 'ada@example.com'],
  ['email', 'ada@\u200Bexample.com', 'ada@example.com'],
  ['email', 'Jose\u0301@example.com', 'jos\u00E9@example.com'],
  ['phone', '+47 912 34 567', '+4791234567'],
  ['phone', '0047 91 23 45 67', '+4791234567'],
  ['phone', '+44 (0)20 7946 0018', '+442079460018'],
  ['phone', '+４７ ９１２ ３４ ５６７', '+4791234567'],
  ['instagram', '@Ada.L', 'ada.l'],
  ['user_id', 'Cafe\u0301', 'Caf\u00E9'],
] as const)('%s %j is kept as %s', ([namespace, text, kept]) => {
  expect(parseIdentity(namespace, text)).toEqual({ value: kept })
})

test.for(['', '0', '000', '-', '-1', 'null', 'Undefined', 'ANONYMOUS', '(not set)', 'guest'])(
  '%j stands for nobody, in every namespace',
  (text) => {
    for (const namespace of ['user_id', 'anonymous_id', 'email', 'phone'])
      expect(parseIdentity(namespace, text)).toEqual({ value: null })
  },
)

test.for([
  ['email', 'ada'],
  ['email', '@example.com'],
  ['email', 'ada@example'],
  ['email', 'ada@b@example.com'],
  ['phone', '91234567'],
  ['phone', '+47 call me'],
  ['phone', '+47 123'],
  ['phone', '+47 912 34 567 ext. 5'],
  ['user_id', 'x'.repeat(255)],
  ['user_id', 'a\0b'],
  ['user_id', 'a\uD800b'],
] as const)('%s %j is refused, without repeating it', ([namespace, text]) => {
  const parsed = parseIdentity(namespace, text)
  expect(parsed).toEqual({ refused: expect.stringMatching(/\.$/) })
  expect(JSON.stringify(parsed)).not.toContain(text)
})

test('letters that only look alike are not taken for each other: two mailboxes stay two people', () => {
  expect(parseIdentity('email', 'ªda@example.com')).not.toEqual(parseIdentity('email', 'ada@example.com'))
})

test('a number without country code belongs to the country that is given, if there is such a country', () => {
  expect(parseIdentity('phone', '912 34 567', 'NO')).toEqual({ value: '+4791234567' })
  expect(parseIdentity('phone', '+46 70 123 45 67', 'NO')).toEqual({ value: '+46701234567' })
  expect(parseIdentity('phone', '912 34 567', 'Norway')).toHaveProperty('refused')
})
