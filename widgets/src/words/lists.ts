/** Languages whose sentences follow each other without a space. */
const spaceless = /^zh\b/

/** How readers of a locale join words and sentences, and what they call countries. The samples are English. */
export const listsOf = (tag: string) => {
  const conjunction = new Intl.ListFormat(tag)
  const regions = new Intl.DisplayNames(tag, { type: 'region' })
  return {
    /** `A, B, and C`. */
    list: (parts: readonly string[]): string => conjunction.format(parts),
    /** One after the other; what is false is not said. */
    sentences: (parts: readonly (string | false)[]): string =>
      parts.filter(Boolean).join(spaceless.test(tag) ? '' : ' '),
    /** `NO` as `Norway`; what is no code stays as it is. */
    country: (code: string): string => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
  }
}
