import { expect, test } from 'vitest'
import { readWhole } from './invented-file.ts'

test('an interaction has who, what, when and where', async () => {
  const { rows, rejects } = await readWhole(
    'interactions',
    `id,email,kind,at,platform,creative,creative name,campaign,format,text,value,currency
m1,Ada@example.com,purchase,2026-03-01 13:45,ig,c1,Film,Spring,Reel,"Thanks, all",1200.50,nok
`,
  )
  expect(rejects).toEqual([])
  expect(rows[0]).toMatchObject({
    line: 2,
    id: 'm1',
    identities: [{ namespace: 'email', value: 'ada@example.com' }],
    kind: 'PURCHASE',
    at: '2026-03-01T13:45:00.000',
    channel: 'instagram',
    platform: 'META',
    creative: 'c1',
    creativeName: 'Film',
    campaign: 'Spring',
    campaignName: null,
    format: 'Reel',
    text: 'Thanks, all',
    value: '1200.50',
    currency: 'NOK',
  })
})

test.each([
  ['like', 'REACTION'],
  ['Comments', 'COMMENT'],
  ['order', 'PURCHASE'],
  ['Page view', 'PAGE_VIEW'],
  ['pageview', 'PAGE_VIEW'],
  ['ADD_TO_CART', 'ADD_TO_CART'],
  ['sign-up', 'SIGN_UP'],
  ['retweet', 'SHARE'],
  ['support request', 'SUPPORT_REQUEST'],
])('the word %j means %s', async (word, kind) => {
  const { rows } = await readWhole('interactions', `user_id,kind,at\n1,${word},2026-03-01\n`)
  expect(rows[0]?.kind).toBe(kind)
})

test.each([
  ['1,constructor,2026-03-01', /^"kind" holds "constructor"; use one of IMPRESSION, /],
  ['1,said that Ada is late,2026-03-01', /^"kind" holds text; use one of /],
  ['1,,2026-03-01', /^"kind" holds nothing; use one of /],
  ['1,like,', /^"at" is blank; every interaction needs its time\.$/],
  ['1,like,soon', /^"at" holds "soon", which is not a day/],
  [',like,2026-03-01', /^The row does not say who it is about/],
])('the row %j is refused', async (row, reason) => {
  const { rejects } = await readWhole('interactions', `user_id,kind,at\n${row}\n`)
  expect(rejects[0]?.reason).toMatch(reason)
})

test('one kind for all rows can be set', async () => {
  const { rows } = await readWhole('interactions', 'Kunde,Zeit\n7,17.03.2026 08:00\n', {
    as: 'interactions',
    map: { user_id: 'Kunde', at: 'Zeit' },
    set: { kind: 'order', channel: 'Shop' },
  })
  expect(rows[0]).toMatchObject({ kind: 'PURCHASE', at: '2026-03-17T08:00:00.000', channel: 'shop' })
})
