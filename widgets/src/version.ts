declare const RAPPORT_VERSION: string | undefined

/** Which build this is; the source itself is none. */
export const version = typeof RAPPORT_VERSION === 'undefined' ? 'source' : RAPPORT_VERSION
