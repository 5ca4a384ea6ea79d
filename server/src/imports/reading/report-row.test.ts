import { expect, test } from 'vitest'
import { readWhole } from './invented-file.ts'

test.each([
  ['facebook', 'META', 'facebook'],
  ['Instagram', 'META', 'instagram'],
  ['fb', 'META', 'facebook'],
  ['IG', 'META', 'instagram'],
  ['meta', 'META', null],
  ['YouTube', 'GOOGLE', 'youtube'],
  ['Google Ads', 'GOOGLE', null],
  ['twitter', 'X', null],
  ['LinkedIn', 'LINKEDIN', null],
  ['TV', 'BROADCAST', 'tv'],
  ['', null, null],
])('the platform %j is %j on channel %j', async (word, platform, channel) => {
  const { rows } = await readWhole('report', `platform,creative,clicks\n${word},a,1\n`)
  expect(rows[0]).toMatchObject({ platform, channel })
})

test.each([
  ['gender', 'M', 'male'],
  ['gender', 'Men', 'male'],
  ['gender', 'mann', 'male'],
  ['gender', 'Frau', 'female'],
  ['gender', 'Undetermined', 'unknown'],
  ['gender', 'nonbinary', 'other'],
  ['gender', '', ''],
  ['age', ' 25–34 ', '25-34'],
  ['age', '65+', '65+'],
  ['country', 'no', 'NO'],
  ['country', 'Norway', 'Norway'],
  ['interest', '--', ''],
  ['interest', '15', '15'],
])('in the slice %s, %j is %j', async (field, cell, expected) => {
  const { rows } = await readWhole('report', `${field},creative,clicks\n${cell},a,1\n`)
  expect(rows[0]).toHaveProperty(field, expected)
})

test.each([
  ['creative,clicks\n,1', 'The row names neither a creative nor a campaign; export with their names or ids.'],
  ['creative,clicks\na,12%', '"clicks" holds a percentage ("12%"); use the column with the number itself.'],
  ['creative,clicks\na,=1+1', '"clicks" holds a formula; export plain values.'],
  ['creative,clicks\na\0,1', 'The row has a NUL character, which no text has; export again.'],
  ['creative,clicks\na', 'The row has 1 cells and the header 2; mend the row or export again.'],
  ['creative,clicks\na,1,2', 'The row has 3 cells and the header 2; mend the row or export again.'],
  ['creative,clicks,day\na,1,2026-02-30', '"day" holds "2026-02-30", which is not a day; write days like 2026-08-17.'],
  ['creative,clicks,day\na,1,', '"day" is blank; every row needs its day.'],
  [
    'creative,clicks,day,until\na,1,2026-03-02,2026-03-01',
    'The period ends (2026-03-01) before it begins (2026-03-02).',
  ],
  [
    'creative,clicks,currency\na,1,XYQ',
    '"currency" holds "XYQ", which is no currency; write its code, such as EUR or NOK.',
  ],
  ['creative,clicks,paid\na,1,maybe', '"paid" holds "maybe"; write 1 for paid or 0 for organic.'],
  ['creative,spend\na,-4', '"spend" holds a negative number ("-4"); only numbers from 0 can be imported.'],
  [`creative,clicks\n${'a'.repeat(501)},1`, '"creative" is longer than 500 characters; shorten it.'],
])('the row of %j is refused with its reason', async (content, reason) => {
  const { rejects, rows, read } = await readWhole('report', `${content}\n`)
  expect({ rows, read }).toEqual({ rows: [], read: 1 })
  expect(rejects).toEqual([{ line: 2, reason, cells: content.split('\n')[1]?.replace('\0', '\uFFFD').split(',') }])
})

test('an unknown platform is refused with the ones that are known', async () => {
  const { rejects } = await readWhole('report', 'platform,creative,clicks\nmyspace,a,1\n')
  expect(rejects[0]?.reason).toMatch(
    /^"platform" holds "myspace", which is no platform; use one of meta, google, .*instagram/,
  )
})

test('a channel column wins over the one the platform implies', async () => {
  const { rows } = await readWhole('report', 'platform,channel,creative,clicks\nfacebook,Stories,a,1\n')
  expect(rows[0]).toMatchObject({ platform: 'META', channel: 'stories' })
})

test('rows in two ad groups, channels, regions or hours are not repeats of each other', async () => {
  const { rows } = await readWhole(
    'report',
    'creative,Ad group,channel,region,hour,clicks\na,g1,web,West,1,5\na,g2,web,West,1,5\na,g1,app,West,1,5\na,g1,web,East,1,5\na,g1,web,West,2,5\na,g1,web,West,1,5\n',
  )
  expect(new Set(rows.map(({ repeatKey }) => repeatKey)).size).toBe(5)
  expect(rows[0]?.repeatKey).toBe(rows[5]?.repeatKey)
})

test('a constant that no row could have refuses the file', async () => {
  const reading = readWhole('report', 'creative,clicks\na,1\n', { set: { day: '2026-02-30' } })
  await expect(reading).rejects.toMatchObject({ name: 'UnreadableFile', message: expect.stringContaining('--set day') })
})
