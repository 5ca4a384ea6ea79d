import { expect, test } from 'vitest'
import { Diary } from './diary.ts'

test('what would happen at the end or later is not taken down', () => {
  const diary = new Diary(7, 10_000)
  diary.write('CLICK', 9_999, 'web')
  diary.write('CLICK', 10_000, 'web')
  expect(diary.pages.map(({ at }) => at.getTime())).toEqual([9_000])
})

test('a value is in euros, and what is not said is null', () => {
  const diary = new Diary(7, Infinity)
  diary.write('PURCHASE', 0, 'shop', { value: '12.50' })
  diary.write('COMMENT', 0, 'facebook', { creativeKey: 'hill', text: 'Nice' })
  expect(diary.pages).toMatchObject([
    { customer: 7, value: '12.50', currency: 'EUR', creativeKey: null, text: null },
    { customer: 7, value: null, currency: null, creativeKey: 'hill', text: 'Nice' },
  ])
})
