import type { words as elementWords } from './en/element.ts'
import { directionOf, type Language, type Locale } from './locale.ts'
import { listsOf } from './lists.ts'
import { isolated, type Direction } from './isolated.ts'
import { nameOf } from './names.ts'
import { numbersOf } from './numbers.ts'
import { timesOf } from './time.ts'

/** English is what other languages translate; a sentence that needs values is a function and gets them ready to print. */
export type ElementWords = typeof elementWords

/** What is fetched for each language when somebody reads it. */
export type WordsIn<Words> = Record<Language, () => Promise<{ words: Words }>>

/** Words of two files as of one: no file of words may weigh more than 1 kB. */
export const both = async <A, B>(
  first: Promise<{ words: A }>,
  second: Promise<{ words: B }>,
): Promise<{ words: A & B }> => {
  const [{ words: some }, { words: others }] = await Promise.all([first, second])
  return { words: { ...some, ...others } }
}

const elementWordsIn: WordsIn<ElementWords> = {
  en: () => import('./en/element.ts'),
  nb: () => import('./nb/element.ts'),
  ro: () => import('./ro/element.ts'),
  ru: () => import('./ru/element.ts'),
  'zh-Hans': () => import('./zh-Hans/element.ts'),
  'zh-Hant': () => import('./zh-Hant/element.ts'),
  ar: () => import('./ar/element.ts'),
}

const figuresOf = (tag: string) => ({ ...numbersOf(tag), ...timesOf(tag), ...listsOf(tag) })
const figures = new Map<string, ReturnType<typeof figuresOf>>()

/** How an element speaks to whoever reads it: its words, and numbers and times as they write them. */
export interface Speech<Words> extends ReturnType<typeof figuresOf> {
  language: Language
  /** How numbers and dates are written, for example `en-GB`. */
  tag: string
  direction: Direction
  words: Words & ElementWords
  /** What a platform, channel or identity namespace is called. */
  name: (key: string) => string
  /** A name that somebody gave, ready to stand in a sentence. */
  given: (name: string) => string
}

/** The way to speak at a locale. What it takes is made once. */
export const speechOf = <Words>({ tag, language }: Locale, words: Words & ElementWords): Speech<Words> => {
  const known = figures.get(tag) ?? figuresOf(tag)
  figures.set(tag, known)
  const direction = directionOf(language)
  return {
    ...known,
    language,
    tag,
    direction,
    words,
    name: (key) => nameOf(key, words.names),
    given: (name) => isolated(name, direction),
  }
}

/** Fetches the words of an element, and of all elements, in the language of a locale. */
export const learn = async <Words>(locale: Locale, wordsIn: WordsIn<Words>): Promise<Speech<Words>> => {
  const { words } = await both(elementWordsIn[locale.language](), wordsIn[locale.language]())
  return speechOf(locale, words)
}
