import { both, type WordsIn } from '../words/speech.ts'
import type { TimelineWords } from './timeline-speech.ts'

/** What people do is called as on the profile card: the same file serves both. */
export const wordsIn: WordsIn<TimelineWords> = {
  en: () => both(import('../words/en/profile-card.ts'), import('../words/en/timeline.ts')),
  nb: () => both(import('../words/nb/profile-card.ts'), import('../words/nb/timeline.ts')),
  ro: () => both(import('../words/ro/profile-card.ts'), import('../words/ro/timeline.ts')),
  ru: () => both(import('../words/ru/profile-card.ts'), import('../words/ru/timeline.ts')),
  'zh-Hans': () => both(import('../words/zh-Hans/profile-card.ts'), import('../words/zh-Hans/timeline.ts')),
  'zh-Hant': () => both(import('../words/zh-Hant/profile-card.ts'), import('../words/zh-Hant/timeline.ts')),
  ar: () => both(import('../words/ar/profile-card.ts'), import('../words/ar/timeline.ts')),
}
