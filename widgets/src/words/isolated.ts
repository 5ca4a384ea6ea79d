export type Direction = 'ltr' | 'rtl'

/** Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * A name between marks that keep it from mixing with a sentence that is written the other way: FIRST STRONG ISOLATE and POP DIRECTIONAL
 * ISOLATE. Where both go the same way it stays as it is, so that it can be searched for and copied.
 */
export const isolated = (name: string, sentence: Direction): string =>
  rightToLeft.test(name) === (sentence === 'rtl') ? name : `\u2068${name}\u2069`
