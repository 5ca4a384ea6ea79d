import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { performance, type Row } from '../../support/performance.ts'

const rapport = await startRapport()

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const days = lines.bind(null, 'creative,platform,day,impressions')
const spans = lines.bind(null, 'creative,platform,day,until,impressions')
const totals = lines.bind(null, 'creative,platform,impressions')

/** Impressions after these files, which must not depend on their order. */
async function impressionsOf(...files: string[]): Promise<number> {
  const answers: number[] = []
  for (const order of [files, files.toReversed()]) {
    const space = await rapport.newSpace()
    for (const file of order) await space.take(file)
    answers.push((await performance(space)).total.impressions)
  }
  expect(new Set(answers).size).toBe(1)
  return answers[0]!
}

test('a month stays when one of its days arrives, and days beyond it are added', async () => {
  const month = spans('a,meta,2026-08-01,2026-08-31,31000')
  const two = days('a,meta,2026-08-31,1000', 'a,meta,2026-09-01,1000')
  expect(await impressionsOf(month, two)).toBe(32_000)
})

test('a month gives way to its days when all of them are there', async () => {
  const every = Array.from({ length: 31 }, (_, i) => `a,meta,2026-08-${String(i + 1).padStart(2, '0')},7`)
  const month = spans('a,meta,2026-08-01,2026-08-31,31000')
  expect(await impressionsOf(month, days(...every))).toBe(31 * 7)
  expect(await impressionsOf(month, days(...every.slice(1)))).toBe(31_000)
})

test('a month gives way to weeks and days that cover it together, and a week to its days', async () => {
  const month = spans('a,meta,2026-02-01,2026-02-28,999')
  const weeks = spans(
    'a,meta,2026-02-01,2026-02-07,1',
    'a,meta,2026-02-08,2026-02-14,10',
    'a,meta,2026-02-15,2026-02-27,100',
  )
  expect(await impressionsOf(month, weeks)).toBe(999)
  expect(await impressionsOf(month, weeks, days('a,meta,2026-02-28,5', 'a,meta,2026-02-03,70'))).toBe(116)
})

test('of periods that overlap in part no day counts twice, and what touches none of the others still counts', async () => {
  // Seven days each, exported every day: the last and the one that ended before it began.
  const rolling = Array.from(
    { length: 8 },
    (_, i) => `a,meta,2026-03-0${i + 1},2026-03-${String(i + 7).padStart(2, '0')},${10 ** i}`,
  )
  expect(await impressionsOf(spans(...rolling))).toBe(10_000_001)
  expect(
    await impressionsOf(
      spans('a,meta,2026-03-01,2026-03-20,500'),
      spans('a,meta,2026-03-18,2026-03-25,300'),
      days('a,meta,2026-03-24,4'),
    ),
  ).toBe(504)
})

test('a single day does not erase a lifetime total, and days that tell more take its place', async () => {
  expect(await impressionsOf(totals('a,meta,9000'), days('a,meta,2026-03-01,10'))).toBe(9000)
  expect(await impressionsOf(totals('a,meta,9000'), days('a,meta,2026-03-01,5000', 'a,meta,2026-03-02,5000'))).toBe(
    10_000,
  )
})

test("a creative's report that is itself told again elsewhere does not silence its campaign's total", async () => {
  // The lifetime total of the creative gives way to its day; the campaign's own other day then stands alone.
  const space = await rapport.newSpace()
  await space.take(lines('campaign,creative,platform,impressions', 'spring,a,meta,50'))
  await space.take(lines('campaign,creative,platform,day,impressions', 'spring,a,meta,2026-03-01,60'))
  await space.take(lines('campaign,platform,day,impressions', 'spring,meta,2026-03-01,61', 'spring,meta,2026-03-02,7'))
  expect((await performance(space)).total.impressions).toBe(67)
})

test('part of the time by slice is what the whole says of it: a day inside a month does not come back by asking for that day', async () => {
  const space = await rapport.newSpace()
  await space.take(lines('creative,platform,day,until,age,impressions', 'a,meta,2026-08-01,2026-08-31,18-24,300'))
  await space.take(
    lines('creative,platform,day,age,impressions', 'a,meta,2026-08-20,18-24,10', 'b,meta,2026-08-20,18-24,5'),
  )
  for (const groupBy of [['AGE'], ['FORMAT']]) {
    expect((await performance(space, { groupBy })).total.impressions).toBe(305)
    expect((await performance(space, { groupBy, from: '2026-08-15' })).total.impressions).toBe(5)
    expect((await performance(space, { groupBy, to: '2026-08-15' })).total.impressions).toBe(300)
  }
})

test('the total and its interval are the same whatever it is grouped by', async () => {
  const space = await rapport.newSpace()
  const rows = Array.from({ length: 6 }, (_, i) => i).flatMap((i) =>
    ['18-24', '25-34'].flatMap((age) =>
      [1, 2, 3].map(
        (day) =>
          `c${i},meta,${i % 2 ? 'meta_carousel' : 'meta_playable'},2026-03-0${day},${age},${1000 * (i + 1)},${10 + 15 * i * (i % 3)}`,
      ),
    ),
  )
  await space.take(lines('creative,platform,format,day,age,impressions,clicks', ...rows))
  const { total } = await performance(space, { groupBy: [] })
  // Sums of fractions differ in the last digit with the order they are made in.
  const rounded = (row: Row) =>
    JSON.parse(JSON.stringify(row), (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ) as Row
  expect(total.ctr!.high! - total.ctr!.low!).toBeGreaterThan(0.005)
  for (const groupBy of [['FORMAT'], ['CAMPAIGN'], ['DAY'], ['AGE'], ['FORMAT', 'AGE'], ['PLATFORM', 'DAY', 'FORMAT']])
    expect(rounded((await performance(space, { groupBy })).total)).toEqual(rounded(total))
  // Also by age: that creatives of a format differ is as true within an age group.
  const widest = (some: Row[]) => Math.max(...some.map(({ ctr }) => ctr!.high! - ctr!.low!))
  const [plain, both] = [
    await performance(space, { groupBy: ['AGE'] }),
    await performance(space, { groupBy: ['AGE', 'FORMAT'] }),
  ]
  expect(widest(both.rows)).toBeGreaterThan(3 * widest(plain.rows))
})

test('a day has the interval of what was counted on it, also by format, and does not lean towards other days', async () => {
  const space = await rapport.newSpace()
  const shown = Array.from({ length: 20 }, (_, i) => `a,meta,meta_reels,2026-08-${10 + i},171,${i === 0 ? 1 : 9}`)
  await space.take(lines('creative,platform,format,day,impressions,clicks', ...shown))
  for (const groupBy of [['DAY'], ['DAY', 'FORMAT']]) {
    const { rows } = await performance(space, { groupBy })
    expect(rows[0]!.ctr).toMatchObject({ value: 1 / 171, method: 'JEFFREYS' })
    // Beta(1.5, 170.5); leaning towards 9 of 171 would lift the lower end above the value.
    expect(rows[0]!.ctr!.low).toBeCloseTo(0.0006, 4)
    expect(rows[0]!.ctr!.high).toBeCloseTo(0.0269, 3)
    for (const { ctr } of rows) expect(ctr!.low! < ctr!.value && ctr!.value < ctr!.high!).toBe(true)
  }
})

test('our own numbers in one currency keep their impressions and clicks; only money and conversions are of that currency', async () => {
  const space = await rapport.newSpace()
  await space.take(
    lines(
      'id,user_id,kind,at,channel,platform,creative,value,currency',
      '1,u1,IMPRESSION,2026-03-01T08:00:00Z,instagram,meta,a,,',
      '2,u1,CLICK,2026-03-01T08:01:00Z,instagram,meta,a,,',
      '3,u2,IMPRESSION,2026-03-01T08:02:00Z,instagram,meta,a,,',
      '4,u1,PURCHASE,2026-03-01T09:00:00Z,instagram,meta,a,12.50,EUR',
      '5,u2,PURCHASE,2026-03-01T09:00:00Z,instagram,meta,a,100,NOK',
    ),
  )
  const ask = (currency?: string) => performance(space, { source: 'OBSERVED', ...(currency ? { currency } : {}) })
  expect((await ask()).total).toMatchObject({ impressions: 2, clicks: 1, conversions: 2, revenue: null })
  const euro = await ask('EUR')
  expect(euro).toMatchObject({ currency: 'EUR', total: { impressions: 2, clicks: 1, conversions: 1, revenue: '12.5' } })
  expect(euro.total.conversionRate).toMatchObject({ value: 1 })
  expect((await ask('USD')).total).toMatchObject({ impressions: 2, conversions: 0, revenue: null })
})

test('a question for too much, for a currency that is none, or for a day that never was, is refused with a sentence', async () => {
  const space = await rapport.newSpace()
  await expect(performance(space, { groupBy: ['FORMAT', 'DAY', 'PLATFORM', 'CAMPAIGN'] })).rejects.toThrow(
    /at most 3 dim/,
  )
  for (const currency of ['dollar', 'usd', ''])
    await expect(performance(space, { currency })).rejects.toThrow(/write its ISO 4217 code in capitals/)
  await expect(performance(space, { from: '0000-01-01' })).rejects.toThrow(/begins with the year 0001/)
  expect((await performance(space, { from: '0001-01-01', to: '9999-12-31' })).total.impressions).toBe(0)

  const many = (count: number) => Array.from({ length: count }, (_, i) => `a,meta,2026-03-01,place ${i},1`)
  await space.take(lines('creative,platform,day,placement,impressions', ...many(5000)))
  const { rows, total } = await performance(space, { groupBy: ['PLACEMENT'] })
  expect([rows.length, total.impressions]).toEqual([5000, 5000])
  await space.take(lines('creative,platform,day,placement,impressions', ...many(5001)))
  await expect(performance(space, { groupBy: ['PLACEMENT'] })).rejects.toThrow(/more than 5000 rows.*Narrow it down/)
})
