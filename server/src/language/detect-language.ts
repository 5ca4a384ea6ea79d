import type { eld as Detector } from 'eld/small'

/** Languages that a workspace expects unless it says otherwise. */
export const usualLanguages = ['en', 'no', 'ro', 'ru', 'zh'] as const

/** Tells the language of a plain text, or null where there is nothing to tell it by. */
export type DetectLanguage = (text: string) => string | null

/** Those of which eld knows how they look. */
export async function knownLanguages(): Promise<string[]> {
  return Object.values((await load()).info().Languages)
}

/**
 * A detector that knows only some languages, since short texts look like any of sixty.
 * @param expected ISO 639-1
 */
export async function languageDetector(expected: readonly string[]): Promise<DetectLanguage> {
  const eld = await load()
  const chinese = expected.includes('zh') && !expected.includes('ja')
  return (text) => {
    if (chinese && isMostlyHan(text)) return 'zh'
    // All workspaces share the detector.
    if (among !== expected) eld.setLanguageSubset([...(among = expected)])
    return eld.detect(text).language || null
  }
}

/** The languages that the detector was last told to keep to. */
let among: readonly string[] | undefined

/** Half a second and 60 MB that a process whose people write nothing never needs. */
let loaded: Promise<typeof Detector> | undefined
function load(): Promise<typeof Detector> {
  loaded ??= import('eld/small').then(({ eld }) => eld)
  return loaded
}

/** A Chinese character says about as much as two letters. The detector goes by runs of letters and misses short and traditional texts. */
function isMostlyHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 && han * 2 >= (text.match(/[\p{Script=Latin}\p{Script=Cyrillic}]/gu)?.length ?? 0)
}
