import { expect, test } from 'vitest'
import { isolated } from './isolated.ts'

test('a name is marked only where it is written the other way than the sentence', () => {
  expect(isolated('Playable', 'ltr')).toBe('Playable')
  expect(isolated('حملة الصيف', 'rtl')).toBe('حملة الصيف')
  expect(isolated('Playable', 'rtl')).toBe('\u2068Playable\u2069')
  expect(isolated('25-34', 'rtl')).toBe('\u206825-34\u2069')
  expect(isolated('מבצע 2', 'ltr')).toBe('\u2068מבצע 2\u2069')
})
