import { Platform } from '@rapport/prisma/generated/client/enums.ts'

export interface Place {
  platform: Platform | null
  /** The part of the platform that was named, as in `instagram`; null when it was the platform itself. */
  channel: string | null
}

const PARTS: Record<string, [platform: Platform, channel: string]> = {
  facebook: [Platform.META, 'facebook'],
  fb: [Platform.META, 'facebook'],
  instagram: [Platform.META, 'instagram'],
  ig: [Platform.META, 'instagram'],
  messenger: [Platform.META, 'messenger'],
  youtube: [Platform.GOOGLE, 'youtube'],
  tv: [Platform.BROADCAST, 'tv'],
  radio: [Platform.BROADCAST, 'radio'],
}
const PLATFORM_WORDS: Record<string, Platform> = {
  googleads: Platform.GOOGLE,
  adwords: Platform.GOOGLE,
  twitter: Platform.X,
  snap: Platform.SNAPCHAT,
}

/** The words to offer to somebody who wrote another. */
export const placeWords = [...Object.values(Platform).map((name) => name.toLowerCase()), ...Object.keys(PARTS)]

/** A platform by its name, or by that of a part of it such as `instagram`; undefined when it is neither. */
export function placeOf(text: string): Place | undefined {
  const word = text.toLowerCase().replace(/[\s_-]+/g, '')
  const part = Object.hasOwn(PARTS, word) ? PARTS[word] : undefined
  if (part !== undefined) return { platform: part[0], channel: part[1] }
  const platform = Object.values(Platform).find((name) => name.toLowerCase() === word)
  const meant = platform ?? (Object.hasOwn(PLATFORM_WORDS, word) ? PLATFORM_WORDS[word] : undefined)
  return meant === undefined ? undefined : { platform: meant, channel: null }
}
