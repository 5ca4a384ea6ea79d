import type { CardWords } from './card-speech.ts'
import { both, type WordsIn } from '../words/speech.ts'

/** What the profile card says, in files none of which is large. */
export const wordsIn: WordsIn<CardWords> = {
  en: () => both(import('../words/en/profile-card.ts'), import('../words/en/person.ts')),
  nb: () => both(import('../words/nb/profile-card.ts'), import('../words/nb/person.ts')),
  ro: () => both(import('../words/ro/profile-card.ts'), import('../words/ro/person.ts')),
  ru: () => both(import('../words/ru/profile-card.ts'), import('../words/ru/person.ts')),
  'zh-Hans': () => both(import('../words/zh-Hans/profile-card.ts'), import('../words/zh-Hans/person.ts')),
  'zh-Hant': () => both(import('../words/zh-Hant/profile-card.ts'), import('../words/zh-Hant/person.ts')),
  ar: () => both(import('../words/ar/profile-card.ts'), import('../words/ar/person.ts')),
}
