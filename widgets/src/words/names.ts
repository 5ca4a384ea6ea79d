/** Brands whose spelling is not their key with a capital. */
const brands: Record<string, string> = {
  LINKEDIN: 'LinkedIn',
  TIKTOK: 'TikTok',
  instagram_id: 'Instagram ID',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  youtube: 'YouTube',
}

/**
 * What a platform, channel or identity namespace is called: `META` is `Meta`, `help_desk` is `Help desk`.
 * @param names those that the language has a word for
 */
export const nameOf = (key: string, names: Record<string, string>): string => {
  const lower = key.toLowerCase()
  return names[key] ?? brands[key] ?? (lower.charAt(0).toUpperCase() + lower.slice(1)).replaceAll('_', ' ')
}
