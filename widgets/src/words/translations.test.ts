import { expect, test } from 'vitest'
import { languages, type Language } from './locale.ts'

type Message = string | ((...values: string[]) => string)
type Messages = { [key: string]: Message | Messages }

const files = ['element', 'profile-card', 'format-performance', 'figures']

const load = async (language: Language, file: string): Promise<Map<string, Message>> => {
  const { words } = (await import(`./${language}/${file}.ts`)) as { words: Messages }
  return new Map(flat(words))
}

/** Messages by their path, for example `verdict.clear`. */
const flat = (messages: Messages, path = ''): [string, Message][] =>
  Object.entries(messages).flatMap(([key, message]): [string, Message][] =>
    typeof message === 'object' ? flat(message, `${path}${key}.`) : [[path + key, message]],
  )

/** What a message says when each value is a word that nothing else says. */
const values = ['⟨one⟩', '⟨two⟩', '⟨three⟩', '⟨four⟩']
const said = (message: Message): string => (typeof message === 'string' ? message : message(...values))

/** The same word in English and another language, and forms that hold no word. */
const alike = new Set([
  'Audio',
  'Best',
  'Document',
  'E-mail',
  'Format',
  'Medium',
  'Text',
  'Video',
  'Web',
  'over ⟨one⟩',
  '⟨one⟩.',
  '⟨one⟩: ⟨two⟩',
])

const cases = languages.flatMap((language) => files.map((file) => ({ language, file })))

test.each(cases)('$language says everything that English does: $file', async ({ language, file }) => {
  const english = await load('en', file)
  const words = await load(language, file)
  expect([...words.keys()]).toEqual([...english.keys()])
  for (const [key, message] of words) {
    expect(said(message).trim(), key).not.toBe('')
    expect(typeof message, key).toBe(typeof english.get(key))
  }
})

test.each(cases)('$language uses every value that a sentence is given: $file', async ({ language, file }) => {
  const english = await load('en', file)
  for (const [key, message] of await load(language, file)) {
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
    const english = await load('en', file)
    const same = [...(await load(language, file))].flatMap(([key, message]) =>
      said(message) === said(english.get(key) ?? '') && !alike.has(said(message)) ? [`${key}: ${said(message)}`] : [],
    )
    expect(same).toEqual([])
  },
)

test('Simplified and Traditional Chinese are not each other', async () => {
  for (const file of files) {
    const [simplified, traditional] = [await load('zh-Hans', file), await load('zh-Hant', file)]
    const same = [...simplified].filter(([key, message]) => said(message) === said(traditional.get(key) ?? ''))
    expect(same.length, file).toBeLessThan(simplified.size / 3)
  }
})
