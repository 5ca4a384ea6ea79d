import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { newSender } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'
import { embedToken } from '../../support/tokens.ts'

const rapport = await startRapport()

interface Purpose {
  purpose: string
  granted: boolean
  at: string
  source: string | null
}

const consentQuery =
  'query ($identity: IdentityInput!) { customer(identity: $identity) { consent { purposes { purpose granted at source } } } }'

async function consentOf(space: Space, name: string): Promise<Purpose[]> {
  const [namespace, value] = name.split(':')
  const { customer } = await space.ask<{ customer: { consent: { purposes: Purpose[] } } }>(consentQuery, {
    identity: { namespace, value },
  })
  return customer.consent.purposes
}

/** `+Advertising -Analytics`, in order. */
const inShort = (purposes: readonly Purpose[]) =>
  purposes.map(({ purpose, granted }) => `${granted ? '+' : '-'}${purpose}`).join(' ')

const says = (categoryPreferences: unknown) => ({ consent: { categoryPreferences } })
const day = (date: string) => `2026-03-${date}T12:00:00.000Z`

const events = [
  ['page', { context: says({ Advertising: true, Analytics: true }), timestamp: day('01') }],
  ['track', { event: 'Ad Clicked', context: says({ Advertising: false }), timestamp: day('02') }],
  ['identify', { context: says({ Analytics: false }), timestamp: day('03') }],
  ['page', { context: says({ Advertising: true }), timestamp: day('04') }],
  ['page', { timestamp: day('05') }],
] as const

test('the newest word on each purpose counts, in whatever order events come', async () => {
  for (const order of [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [3, 0, 4, 2, 1],
  ]) {
    const shop = await newSender(await rapport.newSpace())
    for (const nth of order) {
      const [type, message] = events[nth]!
      expect((await shop.post(type, { ...message, messageId: `m${nth}`, userId: '42' })).status).toBe(200)
    }
    expect(await consentOf(shop.space, 'user_id:42')).toEqual([
      { purpose: 'Advertising', granted: true, at: day('04'), source: 'message m3' },
      { purpose: 'Analytics', granted: false, at: day('03'), source: 'message m2' },
    ])
  }
})

test('of two words in the same moment the refusal counts, and what a batch says once is said by each', async () => {
  for (const order of [
    [true, false],
    [false, true],
  ]) {
    const shop = await newSender(await rapport.newSpace())
    await shop.post('page', { userId: '1' })
    const batch = order.map((granted) => ({
      type: 'page',
      userId: '1',
      context: says({ Ads: granted }),
      timestamp: day('01'),
    }))
    await shop.post('batch', { batch, context: says({ Mail: true }) })
    expect(inShort(await consentOf(shop.space, 'user_id:1'))).toBe('-Ads +Mail')
  }
})

test('what is neither yes nor no, and no purpose, says nothing', async () => {
  const shop = await newSender(await rapport.newSpace())
  const odd = { Ads: 'yes', Mail: null, '': true, ' x ': true, ['n'.repeat(101)]: true, Good: true }
  for (const context of [says(odd), says('all'), { consent: true }, says({}), {}])
    expect((await shop.post('page', { userId: '1', context })).status).toBe(200)
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`p${i}`, true]))
  await shop.post('page', { userId: '2', context: says(many) })
  expect(inShort(await consentOf(shop.space, 'user_id:1'))).toBe('+Good')
  expect(await consentOf(shop.space, 'user_id:2')).toHaveLength(50)
})

test('a person with several profiles said what any of them said last', async () => {
  const shop = await newSender(await rapport.newSpace())
  await shop.post('page', { anonymousId: 'v', context: says({ Ads: false, Mail: true }), timestamp: day('05') })
  await shop.post('page', { userId: 'u', context: says({ Ads: true, Mail: false }), timestamp: day('02') })
  await shop.post('alias', { userId: 'u', previousId: 'v' })
  for (const name of ['user_id:u', 'anonymous_id:v'])
    expect(inShort(await consentOf(shop.space, name))).toBe('-Ads +Mail')
  await shop.post('page', { userId: 'u', context: says({ Ads: true }), timestamp: day('06') })
  expect(inShort(await consentOf(shop.space, 'anonymous_id:v'))).toBe('+Ads +Mail')
})

test('a file says when people agreed; imported again later it takes back nothing that they said since', async () => {
  const space = await rapport.newSpace({ timeZone: 'Europe/Oslo' })
  const file = `user_id,consent_Advertising,Consent Mail,consent_at
1,yes,no,2026-03-01 12:00
2,,opt-in,2026-03-01T12:00:00Z
3,perhaps,,2026-03-01
4,yes,,
5,,,
`
  const { summary } = await space.take(file)
  expect(summary).toMatchObject({ accepted: 3, rejected: 2 })
  expect(await consentOf(space, 'user_id:1')).toMatchObject([
    {
      purpose: 'Advertising',
      granted: true,
      at: '2026-03-01T11:00:00.000Z',
      source: expect.stringMatching(/^import /),
    },
    { purpose: 'Mail', granted: false },
  ])
  expect(inShort(await consentOf(space, 'user_id:2'))).toBe('+Mail')
  expect(await consentOf(space, 'user_id:5')).toEqual([])
  const shop = await newSender(space)
  await shop.post('identify', { userId: '1', context: says({ Advertising: false }), timestamp: day('02') })
  await space.take(file)
  expect(inShort(await consentOf(space, 'user_id:1'))).toBe('-Advertising -Mail')
})

test('columns of a file that does not say when stay traits; --set says it for all rows', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id,consent_Advertising\n1,yes\n')
  expect(await consentOf(space, 'user_id:1')).toEqual([])
  const { customer } = await space.ask<{ customer: { traits: object } }>(
    '{ customer(identity: { namespace: "user_id", value: "1" }) { traits } }',
  )
  expect(customer.traits).toEqual({ consent_Advertising: 'yes' })
  await space.take('user_id,consent_Advertising\n1,yes\n', { set: { consentAt: '2026-03-01' } })
  expect(await consentOf(space, 'user_id:1')).toMatchObject([{ granted: true, at: '2026-03-01T00:00:00.000Z' }])
})

const set = `mutation ($purposes: [ConsentPurposeInput!]!, $at: DateTime, $value: String = "1") {
  setConsent(identity: { namespace: "user_id", value: $value }, purposes: $purposes, at: $at) {
    ... on Customer { consent { purposes { purpose granted at source } } } ... on Error { message } } }`

test('a person writes down what was said on the phone; what is told wrongly is refused in a sentence', async () => {
  const space = await rapport.newSpace()
  await space.take('user_id\n1\n')
  const say = async (variables: object) =>
    (await space.ask<{ setConsent: Record<string, never> }>(set, { ...variables })).setConsent
  const mail = { purpose: 'Mail', granted: true }
  expect(JSON.stringify(await say({ purposes: [mail], at: day('03') }))).toContain('"source":"key …')
  await say({ purposes: [{ ...mail, granted: false }], at: day('01') })
  expect(inShort(await consentOf(space, 'user_id:1'))).toBe('+Mail')
  await say({ purposes: [{ ...mail, granted: false }] })
  expect(inShort(await consentOf(space, 'user_id:1'))).toBe('-Mail')
  for (const [wrong, sentence] of [
    [{ purposes: [mail], value: '2' }, 'There is no such customer.'],
    [{ purposes: [mail, mail] }, 'A purpose is named twice'],
    [{ purposes: [{ purpose: ' ', granted: true }] }, 'is no name of a purpose'],
    [{ purposes: [mail], at: '2999-01-01T00:00:00Z' }, 'in the future'],
  ] as const)
    expect((await say(wrong)).message).toContain(sentence)
})

test('nobody else may say so, and no other workspace sees it', async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  for (const one of [space, other]) await one.take('user_id\n1\n')
  await space.ask(set, { purposes: [{ purpose: 'Mail', granted: true }] })
  expect(await consentOf(other, 'user_id:1')).toEqual([])
  const credential = await embedToken(space, { anyCustomer: true })
  const { errors } = await space.send({ query: set, variables: { purposes: [] } }, { credential })
  expect(errors).not.toEqual([])
})
