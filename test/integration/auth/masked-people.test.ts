import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { bare, contact, said } from '../../support/contact-spellings.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()

const people = fc.record({
  name: said(contact),
  texts: fc.array(said(contact), { minLength: 5, maxLength: 20 }),
  handle: contact,
  account: contact,
})

let customers = 0

/** Every byte that a page gets of a customer. */
async function shown(person: string, pii: 'FULL' | 'MASKED' | 'NONE'): Promise<string> {
  const { documentId } = trusted('ProfileCard')
  const answer = await space.send<{ customer: object | null }>(
    { documentId, variables: { customer: { namespace: 'user_id', value: person }, formats: 5, interactions: 100 } },
    { credential: await embedToken(space, { anyCustomer: true, pii }), origin: pageOrigin },
  )
  expect(answer.data.customer).not.toBeNull()
  return JSON.stringify(answer.headers) + answer.text
}

test('no e-mail address and no phone number reaches a page in MASKED or NONE, however it is spelled and wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(people, async ({ name, texts, handle, account }) => {
      const person = `person-${++customers}`
      const ids = [`user_id:${person}`]
      await collect(rapport.db, space, {
        of: [...ids, `email:${person}.invented@secret-house.example`, `phone:+4790${100_000 + customers}`],
        tells: {
          displayName: name.text,
          traits: { note: texts[0]?.text, phone: handle.spelling, deep: { list: [account.spelling] } },
        },
      })
      await collect(
        rapport.db,
        space,
        ...texts.map(({ text }) => ({ of: ids, does: { kind: 'COMMENT', text } as const })),
      )
      const secrets = [
        ...[name, ...texts].flatMap(({ contacts }) => contacts),
        handle,
        account,
        { spelling: 'the address', secret: 'secrethouse' },
        { spelling: 'the number', secret: `90${100_000 + customers}` },
      ]
      const full = bare(await shown(person, 'FULL'))
      for (const { spelling, secret } of [name, ...texts].flatMap(({ contacts }) => contacts))
        expect(full, spelling).toContain(secret)
      for (const pii of ['MASKED', 'NONE'] as const) {
        const text = bare(await shown(person, pii))
        for (const { spelling, secret } of secrets) expect(text.includes(secret), `${pii}: ${spelling}`).toBe(false)
      }
    }),
    { numRuns: 25 },
  )
})

test('what people use for user ids and handles is masked where it is an address or a number, and only there', async () => {
  const ids = {
    'user_id:ada.larsen@secret-house.example': 'a•••@s•••.example',
    'whatsapp:4790000042': '•••42',
    'work_mail:ada@secret-house.example': 'a•••@s•••.example',
    'facebook:17841400000000001': '17841400000000001',
    'anonymous_id:0190a3b4-1234-7678-9012-abcdefabcdef': '0190a3b4-1234-7678-9012-abcdefabcdef',
    'crm:+47 900 00 043': '•••43',
    'desk:0047 900 00 044': '•••44',
  }
  await collect(rapport.db, space, { of: Object.keys(ids), does: {} })
  const { documentId } = trusted('ProfileCard')
  const customer = { namespace: 'facebook', value: '17841400000000001' }
  const { data } = await space.send<{ customer: { identities: { namespace: string; value: string }[] } }>(
    { documentId, variables: { customer, formats: 1, interactions: 1 } },
    { credential: await embedToken(space, { anyCustomer: true }), origin: pageOrigin },
  )
  const expected = Object.entries(ids).map(([id, value]) => [id.split(':')[0], value])
  expect(data.customer.identities.map(({ namespace, value }) => [namespace, value]).toSorted()).toEqual(
    expected.toSorted(),
  )
})

test('days, amounts, short numbers and handles are no contacts, and stay readable', async () => {
  const text =
    '2 bikes for 499.90 NOK on 2026-03-05 10:00 or 05.03.2026, thanks @nordlys.cycles, order 12-345, see example.com'
  await collect(rapport.db, space, { of: ['user_id:plain'], does: { kind: 'COMMENT', text } })
  expect(await shown('plain', 'MASKED')).toContain(text)
})
