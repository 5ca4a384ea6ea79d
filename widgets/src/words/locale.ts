/** The language that all words, numbers and dates are written in. */
export const locale = 'en'
