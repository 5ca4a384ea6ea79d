import { expect, test } from 'vitest'
import { localeOf } from './locale.ts'

test.each([
  ['en-GB', 'en', 'en-GB'],
  ['nb-NO', 'nb', 'nb-NO'],
  ['no', 'nb', 'nb'],
  ['nn-NO', 'nb', 'nb'],
  ['ro-MD', 'ro', 'ro-MD'],
  ['ru-KZ', 'ru', 'ru-KZ'],
  ['zh', 'zh-Hans', 'zh'],
  ['zh-CN', 'zh-Hans', 'zh-CN'],
  ['zh-TW', 'zh-Hant', 'zh-TW'],
  ['zh-HK', 'zh-Hant', 'zh-HK'],
  ['zh-Hant-CN', 'zh-Hant', 'zh-Hant-CN'],
  ['AR-eg', 'ar', 'AR-eg'],
  ['zh_TW', 'zh-Hant', 'zh-TW'],
])('readers of %s are spoken to in %s, with numbers as in %s', (asked, language, tag) => {
  expect(localeOf(asked)).toEqual({ language, tag })
})

test.each(['pt', 'pt-BR', 'he', 'yue', 'x-klingon', '-', '12', 'русский'])(
  'a language that is not spoken, or no language at all, gets English words and English numbers: %s',
  (asked) => {
    expect(localeOf(asked)).toBeUndefined()
  },
)
