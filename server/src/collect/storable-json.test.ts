import { expect, test } from 'vitest'
import { deepest, storableJson } from './storable-json.ts'

const nested = (levels: number): unknown => (levels === 0 ? 'end' : [nested(levels - 1)])

test('NUL characters and halves of pairs are replaced, in texts and keys, at every level', () => {
  const { value } = storableJson({ 'a\0': ['\uD83D', { b: 'x\uDE00y' }], whole: '😀' })
  expect(value).toEqual({ 'a\uFFFD': ['\uFFFD', { b: 'x\uFFFDy' }], whole: '😀' })
})

test('a key called __proto__ is data like any other and changes no object', () => {
  const { value } = storableJson(JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": 1}}'))
  expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true},"constructor":{"prototype":1}}')
  expect(Reflect.get(Object(value), 'admin')).toBeUndefined()
})

test('what is nested too deeply is cut off and told, however deep it is', () => {
  expect(storableJson(nested(deepest)).tooDeep).toBe(false)
  expect(storableJson(nested(deepest + 1)).tooDeep).toBe(true)
  const endless: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000))
  const { value, tooDeep } = storableJson(endless)
  expect(tooDeep).toBe(true)
  expect(JSON.stringify(value)).toContain('…')
})
