/** Brands whose spelling is not their key with a capital. */
const brands: Record<string, string> = {
  LINKEDIN: 'LinkedIn',
  TIKTOK: 'TikTok',
  instagram_id: 'Instagram ID',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  youtube: 'YouTube',
}

/** Keys are whatever somebody sent, also `constructor`, which every object has. */
export const wordFor = (key: string, words: Record<string, string>): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/**
 * What a platform, channel or identity namespace is called: `META` is `Meta`, `help_desk` is `Help desk`.
 * @param names those that the language has a word for
 */
export const nameOf = (key: string, names: Record<string, string>): string => {
  const lower = key.toLowerCase()
  return (
    wordFor(key, names) ?? wordFor(key, brands) ?? (lower.charAt(0).toUpperCase() + lower.slice(1)).replaceAll('_', ' ')
  )
}
