import { both, type WordsIn } from '../words/speech.ts'
import type { PerformanceWords } from './metrics.ts'

/** What the comparison of formats says, in files none of which is large. */
export const wordsIn: WordsIn<PerformanceWords> = {
  en: () =>
    both(
      import('../words/en/format-performance.ts'),
      both(import('../words/en/figures.ts'), import('../words/en/caution.ts')),
    ),
  nb: () =>
    both(
      import('../words/nb/format-performance.ts'),
      both(import('../words/nb/figures.ts'), import('../words/nb/caution.ts')),
    ),
  ro: () =>
    both(
      import('../words/ro/format-performance.ts'),
      both(import('../words/ro/figures.ts'), import('../words/ro/caution.ts')),
    ),
  ru: () =>
    both(
      import('../words/ru/format-performance.ts'),
      both(import('../words/ru/figures.ts'), import('../words/ru/caution.ts')),
    ),
  'zh-Hans': () =>
    both(
      import('../words/zh-Hans/format-performance.ts'),
      both(import('../words/zh-Hans/figures.ts'), import('../words/zh-Hans/caution.ts')),
    ),
  'zh-Hant': () =>
    both(
      import('../words/zh-Hant/format-performance.ts'),
      both(import('../words/zh-Hant/figures.ts'), import('../words/zh-Hant/caution.ts')),
    ),
  ar: () =>
    both(
      import('../words/ar/format-performance.ts'),
      both(import('../words/ar/figures.ts'), import('../words/ar/caution.ts')),
    ),
}
