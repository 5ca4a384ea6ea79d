import { expect, test } from 'vitest'
import { demoData } from './demo-data.ts'
import type { DemoInteraction } from './diary.ts'

const until = '2026-08-17'
const data = demoData(until)
const week = 7 * 24 * 3_600_000
const creativeOf = new Map(data.creatives.map((creative) => [creative.key, creative]))

test('the same last day gives the same data, byte for byte', () => {
  expect(JSON.stringify(demoData(until))).toBe(JSON.stringify(data))
})

test('a last day one week later gives the same data one week later, across the turn of a year too', () => {
  const later = demoData('2027-01-04')
  const shift = 20 * week
  expect(later.customers).toEqual(data.customers)
  const moved = (one: DemoInteraction) => ({ ...one, at: new Date(one.at.getTime() + shift) })
  expect(later.interactions).toEqual(
    data.interactions.map((one) => ({ ...moved(one), answers: one.answers && moved(one.answers) })),
  )
  expect(later.reports.map(({ day }) => Date.parse(day))).toEqual(
    data.reports.map(({ day }) => Date.parse(day) + shift),
  )
  expect(later.reports[0]?.impressions).toBe(data.reports[0]?.impressions)
})

test('a last day that is no day is refused with a sentence', () => {
  for (const wrong of ['17.08.2026', '2026-02-30', '', '2026-08-17T10:00:00Z']) {
    expect(() => demoData(wrong)).toThrow('is not a day')
  }
})

test('there is as much of everything as promised', () => {
  expect(data.customers).toHaveLength(2000)
  expect(data.campaigns).toHaveLength(9)
  expect(data.creatives).toHaveLength(34)
  expect(new Set(data.creatives.map(({ platform }) => platform)).size).toBe(4)
  expect(new Set(data.creatives.map(({ formatId }) => formatId)).size).toBe(14)
  expect(data.interactions.length).toBeGreaterThan(57_000)
  expect(data.interactions.length).toBeLessThan(63_000)
  expect(data.reports.length).toBeGreaterThan(8_000)
  expect(data.reports.length).toBeLessThan(25_000)
  const anonymous = data.customers.filter(({ known }) => !known).length / data.customers.length
  expect(anonymous).toBeGreaterThan(0.32)
  expect(anonymous).toBeLessThan(0.38)
})

test('everybody appears, anonymous visitors only on the web', () => {
  const channels = new Map<number, Set<string>>()
  for (const { customer, channel } of data.interactions) {
    channels.set(customer, (channels.get(customer) ?? new Set()).add(channel))
  }
  data.customers.forEach(({ known }, index) => {
    if (!known) expect([...(channels.get(index) ?? [])], `customer ${index}`).toEqual(['web'])
  })
  const seen = data.customers.filter((_, index) => channels.has(index)).length
  expect(seen).toBeGreaterThan(1990)
})

test('interactions are in order, within the 90 days, and not in the last two hours', () => {
  const first = data.interactions.at(0)?.at ?? new Date(0)
  const last = data.interactions.at(-1)?.at ?? new Date(0)
  expect(first.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-05-20T00:00:00Z'))
  expect(first.getTime()).toBeLessThan(Date.parse('2026-05-21T00:00:00Z'))
  expect(last.getTime()).toBeLessThan(Date.parse('2026-08-17T22:00:00Z'))
  expect(last.getTime()).toBeGreaterThan(Date.parse('2026-08-17T00:00:00Z'))
  const times = data.interactions.map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((one, other) => one - other))
})

test('nobody sees a creative before it is published or on another channel than its own', () => {
  for (const { kind, creativeKey, at, channel } of data.interactions) {
    if (kind !== 'IMPRESSION') continue
    const creative = creativeOf.get(creativeKey ?? '')
    expect(creative?.channel).toBe(channel)
    expect(at.getTime()).toBeGreaterThan(creative?.publishedAt.getTime() ?? Infinity)
  }
})

test('every response follows an exposure, every purchase of a creative a click, every reply a message', () => {
  const leadsTo = {
    VIEW: ['IMPRESSION'],
    CLICK: ['IMPRESSION'],
    REACTION: ['IMPRESSION'],
    COMMENT: ['IMPRESSION'],
    SHARE: ['IMPRESSION'],
    FOLLOW: ['IMPRESSION'],
    ADD_TO_CART: ['CLICK'],
    PURCHASE: ['ADD_TO_CART'],
    REVIEW: ['PURCHASE'],
    REPLY: ['COMMENT', 'MESSAGE', 'SUPPORT_REQUEST', 'MENTION'],
  } as const
  const past = new Set<string>()
  let checked = 0
  for (const { customer, kind, creativeKey } of data.interactions) {
    if (
      kind in leadsTo &&
      !(kind === 'PURCHASE' && creativeKey === null) &&
      !(kind === 'ADD_TO_CART' && creativeKey === null)
    ) {
      const before = leadsTo[kind as keyof typeof leadsTo]
      const where = kind === 'REVIEW' ? '*' : creativeKey
      expect(
        before.some((one) => past.has(`${customer} ${one} ${where}`)),
        `${kind} of ${customer}`,
      ).toBe(true)
      checked++
    }
    past.add(`${customer} ${kind} ${creativeKey}`)
    past.add(`${customer} ${kind} *`)
  }
  expect(checked).toBeGreaterThan(9000)
})

test('every reply says what it answers, which is of the same person, on the same channel and about the same thing', () => {
  const replies = data.interactions.filter(({ kind }) => kind === 'REPLY')
  for (const { answers, customer, channel, creativeKey, at } of replies) {
    expect(answers).toMatchObject({ customer, channel, creativeKey, text: expect.any(String) })
    expect(answers?.at.getTime()).toBeLessThan(at.getTime())
  }
  expect(data.interactions.filter(({ answers }) => answers !== null)).toEqual(replies)
})

test('what people write has words, what they buy has a price in euros, and nothing else has either', () => {
  const wordy = new Set(['COMMENT', 'MESSAGE', 'MENTION', 'REVIEW', 'REPLY', 'SUPPORT_REQUEST'])
  for (const { kind, text, value, currency } of data.interactions) {
    if (wordy.has(kind)) expect(text).toMatch(/\S/)
    else if (kind !== 'SHARE') expect(text).toBeNull()
    if (kind === 'PURCHASE' || kind === 'ADD_TO_CART') expect(value).toMatch(/^\d+\.\d\d$/)
    else expect(value).toBeNull()
    expect(currency).toBe(value === null ? null : 'EUR')
  }
})

test('people are invented: addresses at example.*, reserved phone numbers, and no identity twice', () => {
  const seen = new Set<string>()
  for (const { identities, known } of data.customers) {
    for (const { namespace, value } of identities) {
      if (namespace === 'email') expect(value).toMatch(/^[a-z]+\.[a-z]+\d*@example\.(com|org)$/)
      if (namespace === 'phone') expect(value).toMatch(/^\+447700900\d{3}$/)
      expect(seen.has(`${namespace}:${value}`), `${namespace}:${value}`).toBe(false)
      seen.add(`${namespace}:${value}`)
    }
    expect(identities.some(({ namespace }) => ['user_id', 'email', 'phone'].includes(namespace))).toBe(known)
  }
})

test('user_id:42 is a rich profile', () => {
  const index = data.customers.findIndex(({ identities }) =>
    identities.some(({ namespace, value }) => namespace === 'user_id' && value === '42'),
  )
  const customer = data.customers[index]
  const hers = data.interactions.filter((one) => one.customer === index)
  expect(customer).toMatchObject({ known: true, displayName: 'Mira Solvang', persona: 'geek' })
  expect(customer?.identities).toContainEqual({ namespace: 'email', value: 'mira.solvang@example.com' })
  expect(hers.length).toBeGreaterThan(40)
  expect(new Set(hers.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(5)
  expect(new Set(hers.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10)
  expect(hers.at(-1)?.at.toISOString().slice(0, 10)).toBe(until)
})

test('reports are possible: nobody clicks unseen or buys without a click, and only advertising costs', () => {
  const keys = new Set<string>()
  for (const row of data.reports) {
    const { creativeKey, day, age, gender, impressions, reach, clicks, videoViews, conversions, revenue, spend } = row
    const creative = creativeOf.get(creativeKey)
    keys.add(`${creativeKey} ${day} ${age} ${gender}`)
    expect(impressions).toBeGreaterThan(0)
    for (const part of [reach, clicks, row.reactions, row.comments, row.shares, videoViews ?? 0]) {
      expect(part).toBeLessThanOrEqual(impressions)
    }
    expect(conversions).toBeLessThanOrEqual(clicks)
    expect(Number(revenue) > 0).toBe(conversions > 0)
    if (!creative?.paid) expect(spend).toBe('0.00')
    expect(day <= until && Date.parse(day) >= Date.parse(creative?.publishedAt.toISOString().slice(0, 10) ?? '')).toBe(
      true,
    )
  }
  expect(keys.size).toBe(data.reports.length)
})
