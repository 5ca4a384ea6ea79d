/** Languages that elements speak. */
export const languages = ['en', 'nb', 'ro', 'ru', 'zh-Hans', 'zh-Hant', 'ar'] as const
export type Language = (typeof languages)[number]

export interface Locale {
  /** Whose words are spoken. */
  language: Language
  /** How numbers, money and dates are written, for example `en-GB`. */
  tag: string
}

/** Nynorsk is read by those who read Bokmål, and `no` is either. */
const norwegian = ['no', 'nn']

/** How a tag such as `nb-NO` is spoken, if it is spoken here. */
export const localeOf = (tag: string): Locale | undefined => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    const spoken = norwegian.includes(language) ? 'nb' : language === 'zh' ? `zh-${script}` : language
    const known = languages.find((each) => each === spoken)
    return known && { language: known, tag }
  } catch {
    return undefined
  }
}

/** `lang` of the nearest element that has one, also outside the shadow tree that this one is in. */
const nearestLang = (element: Element): string | undefined => {
  const found = element.closest('[lang]')
  if (found) return found.getAttribute('lang') ?? undefined
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? nearestLang(root.host) : undefined
}

/** How an element speaks: as what is around it, else as the browser, else English. A language that we do not speak is answered in English. */
export const localeAt = (element: Element): Locale =>
  localeOf(nearestLang(element) || navigator.language) ?? { language: 'en', tag: 'en' }
