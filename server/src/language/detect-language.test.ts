import { expect, test } from 'vitest'
import { knownLanguages, languageDetector, usualLanguages } from './detect-language.ts'

const detect = await languageDetector(usualLanguages)

test.each([
  ['The bag was still in Nashville when I filed the claim.', 'en'],
  ['Jeg ber om en pause, dette orker jeg ikke.', 'no'],
  ['Am o slăbiciune pentru cântece patriotice.', 'ro'],
  ['Мы заключим сделку, чтобы я перестал копаться в этом.', 'ru'],
  ['我们需要谈谈', 'zh'],
  ['他是誰', 'zh'],
  ['OK 好的，明天见', 'zh'],
])('%s is %s', (text, language) => {
  expect(detect(text)).toBe(language)
})

test('what has no words has no language', () => {
  for (const text of ['', '   ', '😂😂', '!!!', '42']) expect(detect(text), text).toBeNull()
})

test('a language that nobody expects is taken for one that somebody does', async () => {
  const scandinavian = await languageDetector(['no', 'da', 'sv'])
  expect(scandinavian('Jag vill inte ha den här cykeln, den är trasig.')).toBe('sv')
  expect(detect('Jag vill inte ha den här cykeln, den är trasig.')).toBe('no')
})

test('Han characters are not taken for Chinese where Japanese is expected too', async () => {
  const eastern = await languageDetector(['ja', 'zh'])
  expect(eastern('東京はとても大きいです')).toBe('ja')
})

test('every language that is expected by default is known', async () => {
  expect(await knownLanguages()).toEqual(expect.arrayContaining([...usualLanguages]))
})
