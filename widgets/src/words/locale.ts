import type { Direction } from './isolated.ts'

/** Languages that elements speak. */
export const languages = ['en', 'nb', 'ro', 'ru', 'zh-Hans', 'zh-Hant', 'ar'] as const
export type Language = (typeof languages)[number]

export interface Locale {
  /** Whose words are spoken. */
  language: Language
  /** How numbers, money and dates are written, for example `en-GB`. */
  tag: string
}

/** A language that we do not speak is answered in English. */
export const english: Locale = { language: 'en', tag: 'en' }

/** How readers of a language are spoken to, if it is spoken here. Who reads Nynorsk reads Bokmål, and `no` is either. */
export const localeOf = (asked: string): Locale | undefined => {
  // Many pages write en_US.
  const tag = asked.replaceAll('_', '-')
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    if (language === 'no' || language === 'nn') return { language: 'nb', tag: 'nb' }
    const spoken = language === 'zh' ? `zh-${script}` : language
    const known = languages.find((each) => each === spoken)
    return known && { language: known, tag }
  } catch {
    // No tag of a language at all.
    return undefined
  }
}

/** Which way a language is written, as `dir` has it: a page may have forgotten to say, or be in a language that we do not speak. */
export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr')

/** `lang` of the nearest element that has one, also outside the shadow tree that this one is in. */
const nearestLang = (element: Element): string | undefined => {
  const found = element.closest('[lang]')
  if (found) return found.getAttribute('lang') ?? undefined
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? nearestLang(root.host) : undefined
}

/** How an element speaks: as what is around it, else as the browser. */
export const localeAt = (element: Element): Locale => localeOf(nearestLang(element) || navigator.language) ?? english
