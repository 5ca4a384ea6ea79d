import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { expect, test } from 'vitest'
import type { CollectedEvent, JsonObject } from '../collected-event.ts'
import { mostActs, mostNewVisitors, RobotWatch } from './robot-watch.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const nine = Date.UTC(2026, 7, 17, 9)
const minute = 60_000
let messages = 0

interface Deed {
  who?: string
  /** Milliseconds after nine. */
  after?: number
  kind?: InteractionKind
  context?: JsonObject | null
}

function event({ who = 'anonymous_id:a', after = 0, kind = 'CLICK', context = null }: Deed): CollectedEvent {
  const [namespace = '', value = ''] = who.split(':')
  return {
    messageId: `m${++messages}`,
    at: new Date(nine + after).toISOString(),
    receivedAt: new Date(nine + after).toISOString(),
    corrected: false,
    identities: [{ namespace, value }],
    robot: null,
    interaction: {
      kind,
      name: null,
      channel: 'web',
      platform: null,
      creative: null,
      creativeName: null,
      campaign: null,
      format: null,
      text: null,
      value: null,
      currency: null,
      inReplyTo: null,
      properties: null,
      context,
    },
    profile: null,
  }
}

const from = (
  userAgent: string | null = firefox,
  address: string | null = '203.0.113.7',
  now = nine,
  workspaceId = 'w',
) => ({ workspaceId, userAgent, keyInHeader: false, address, now })
const range = (length: number) => Array.from({ length }, (_, i) => i)

test.for([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'python-requests/2.32.3',
  'curl/8.14.1',
])('%s is a robot', (userAgent) => {
  expect(new RobotWatch().sign(event({}), from(userAgent))).toBe('USER_AGENT')
})

test.for([
  firefox,
  phone,
  'Mozilla/5.0 (Linux; Android 14; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Instagram 390.0.0.1',
  null,
])('%s is none', (userAgent) => {
  expect(new RobotWatch().sign(event({}), from(userAgent))).toBeNull()
})

test('a backend is judged by the browser that it passes on, not by its own name', () => {
  const watch = new RobotWatch()
  const node = { library: { name: '@segment/analytics-node', version: '2.3.0' } }
  const by = (context: JsonObject, who = 'user_id:42') =>
    watch.sign(event({ who, context }), from('analytics-node-next/latest'))
  expect(by(node)).toBeNull()
  expect(by(node, 'anonymous_id:b')).toBeNull()
  expect(by({ ...node, userAgent: firefox })).toBeNull()
  expect(by({ ...node, userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0)' })).toBe('USER_AGENT')
  expect(watch.sign(event({ who: 'user_id:42' }), from('python-requests/2.32.3'))).toBeNull()
  expect(watch.sign(event({}), { ...from('python-requests/2.32.3'), keyInHeader: true })).toBeNull()
  expect(watch.sign(event({}), { ...from('Mozilla/5.0 HeadlessChrome/140.0'), keyInHeader: true })).toBe('USER_AGENT')
})

test('a backend may say a thousand things of one customer, and bring a thousand visitors, at once', () => {
  const watch = new RobotWatch()
  const context = { library: { name: '@segment/analytics-node' } }
  const server = from('analytics-node-next/latest')
  for (const i of range(1000)) {
    expect(watch.sign(event({ who: 'user_id:42', context }), server)).toBeNull()
    expect(watch.sign(event({ who: `anonymous_id:${i}`, context }), server)).toBeNull()
  }
})

test('more in a second than hands can do is a robot from there on, in the seconds that follow too', () => {
  const watch = new RobotWatch()
  const signs = range(mostActs.second + 5).map((i) => watch.sign(event({ after: i * 10 }), from()))
  expect(signs).toEqual([...range(mostActs.second).map(() => null), ...range(5).map(() => 'RATE')])
  expect(watch.sign(event({ after: 5000 }), from(firefox, null, nine + 5000))).toBe('RATE')
  expect(watch.sign(event({ who: 'anonymous_id:b', after: 5000 }), from())).toBeNull()
  expect(watch.sign(event({ after: 5000 }), from(firefox, null, nine, 'another workspace'))).toBeNull()
  expect(watch.sign(event({ after: 2 * 60 * minute }), from(firefox, null, nine + 2 * 60 * minute))).toBeNull()
})

test('a steady machine is caught within the minute, however evenly it works', () => {
  const watch = new RobotWatch()
  const signs = range(590).map((i) => watch.sign(event({ after: i * 100 }), from()))
  expect(signs.slice(0, mostActs.minute)).not.toContain('RATE')
  expect(signs.slice(mostActs.minute)).not.toContain(null)
})

test('somebody who hammers a button is a person', () => {
  const watch = new RobotWatch()
  // Twelve clicks a second for ten seconds, and then ordinary use.
  const clicks = range(120).map((i) => watch.sign(event({ after: i * 83 }), from()))
  const rest = range(50).map((i) => watch.sign(event({ after: 10_000 + i * 1000 }), from()))
  expect([...clicks, ...rest].every((sign) => sign === null)).toBe(true)
})

test('a page that shows a hundred tiles at once shows them to a person', () => {
  const watch = new RobotWatch()
  expect(range(100).every(() => watch.sign(event({ kind: 'IMPRESSION' }), from()) === null)).toBe(true)
  expect(range(900).map(() => watch.sign(event({ kind: 'IMPRESSION' }), from()))).toContain('RATE')
})

test('years of old events that arrive within a second are judged by their own times, in any order', () => {
  const watch = new RobotWatch()
  const old = range(3000).map((i) => event({ after: -i * 7 * minute }))
  old.sort((one, other) => one.messageId.localeCompare(other.messageId))
  expect(old.every((one) => watch.sign(one, from()) === null)).toBe(true)
})

test('a delivery that is repeated after a lost answer counts once and gets the same verdicts', () => {
  const watch = new RobotWatch()
  const batch = range(mostActs.second).map((i) => event({ after: i }))
  for (const _again of range(5)) expect(batch.every((one) => watch.sign(one, from()) === null)).toBe(true)
  const tooMuch = event({ after: 30 })
  expect(watch.sign(tooMuch, from())).toBe('RATE')
  expect(watch.sign(tooMuch, from())).toBe('RATE')
})

test('an office behind one address opens the same page at nine and works on', () => {
  const watch = new RobotWatch()
  const office = range(150).map((i) => `anonymous_id:colleague${i}`)
  for (const round of range(10))
    for (const [i, who] of office.entries()) {
      const after = round * minute + i * 300
      expect(watch.sign(event({ who, after }), from(firefox, '203.0.113.7', nine + after))).toBeNull()
    }
})

test('visitors minted one after the other at one address are a burst; those who were there before are not', () => {
  const watch = new RobotWatch()
  expect(watch.sign(event({ who: 'anonymous_id:regular' }), from())).toBeNull()
  const signs = range(1000).map((i) => watch.sign(event({ who: `anonymous_id:minted${i}` }), from()))
  expect(signs.filter((sign) => sign === 'BURST')).toHaveLength(1000 - mostNewVisitors + 1)
  expect(signs.slice(0, mostNewVisitors - 1)).not.toContain('BURST')
  expect(watch.sign(event({ who: 'anonymous_id:regular', after: 9 }), from())).toBeNull()
  expect(watch.sign(event({ who: 'user_id:42' }), from())).toBeNull()
  expect(watch.sign(event({ who: 'anonymous_id:elsewhere' }), from(firefox, '198.51.100.1'))).toBeNull()
  expect(watch.sign(event({ who: 'anonymous_id:minted999' }), from(firefox, '198.51.100.1', nine + minute))).toBe(
    'BURST',
  )
})

test('all addresses of one IPv6 network are one address; those of a proxy are none', () => {
  const burst = (addressOf: (i: number) => string | null) => {
    const watch = new RobotWatch()
    return range(500).some((i) => watch.sign(event({ who: `anonymous_id:n${i}` }), from(phone, addressOf(i))) !== null)
  }
  expect(burst((i) => `2001:db8:0:1::${i.toString(16)}`)).toBe(true)
  expect(burst((i) => `2001:0db8::1:${(i + 1).toString(16)}:0:0:${i.toString(16)}`)).toBe(true)
  expect(burst((i) => `2001:db8:0:${i.toString(16)}::1`)).toBe(false)
  expect(burst(() => '::ffff:203.0.113.7')).toBe(true)
  for (const inside of ['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.1.1', 'fd00::1', 'unknown', '', null])
    expect(burst(() => inside)).toBe(false)
})

test('what is told of a person is no interaction and is not counted', () => {
  const watch = new RobotWatch()
  for (const _i of range(1000)) expect(watch.sign({ ...event({}), interaction: null }, from('curl/8.14.1'))).toBeNull()
  expect(watch.sign(event({}), from())).toBeNull()
})
