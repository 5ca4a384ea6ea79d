import { languages } from '@rapport/widgets/src/words/locale.ts'
import { expect, test } from 'vitest'
import { messagesOf, said, values } from '../support/words.ts'

const files = [
  'element',
  'profile-card',
  'person',
  'format-performance',
  'figures',
  'caution',
  'timeline',
  'segment',
  'responses',
  'rule',
]

/** The same word in English and another language, and forms that hold no word. */
const alike = new Set([
  'Audio',
  'Best',
  'Document',
  'E-mail',
  'Format',
  'Medium',
  'Segment',
  'Sentiment',
  'Text',
  'Video',
  'Web',
  'over ⟨one⟩',
  '⟨one⟩.',
  '⟨one⟩: ⟨two⟩',
])

const cases = languages.flatMap((language) => files.map((file) => ({ language, file })))

test.each(cases)('$language says everything that English does: $file', async ({ language, file }) => {
  const english = await messagesOf('en', file)
  const words = await messagesOf(language, file)
  expect([...words.keys()]).toEqual([...english.keys()])
  for (const [key, message] of words) {
    expect(said(message).trim(), key).not.toBe('')
    expect(typeof message, key).toBe(typeof english.get(key))
  }
})

test.each(cases)('$language uses every value that a sentence is given: $file', async ({ language, file }) => {
  const english = await messagesOf('en', file)
  for (const [key, message] of await messagesOf(language, file)) {
    const given = values.slice(0, typeof message === 'string' ? 0 : english.get(key)?.length)
    expect(
      values.filter((value) => said(message).includes(value)),
      key,
    ).toEqual(given)
  }
})

test.each(cases.filter(({ language }) => language !== 'en'))(
  '$language leaves nothing in English: $file',
  async ({ language, file }) => {
    const english = await messagesOf('en', file)
    const same = [...(await messagesOf(language, file))].flatMap(([key, message]) =>
      said(message) === said(english.get(key) ?? '') && !alike.has(said(message)) ? [`${key}: ${said(message)}`] : [],
    )
    expect(same).toEqual([])
  },
)

test('Simplified and Traditional Chinese are not each other', async () => {
  for (const file of files) {
    const [simplified, traditional] = [await messagesOf('zh-Hans', file), await messagesOf('zh-Hant', file)]
    const same = [...simplified].filter(([key, message]) => said(message) === said(traditional.get(key) ?? ''))
    expect(same.length, file).toBeLessThan(simplified.size / 3)
  }
})
