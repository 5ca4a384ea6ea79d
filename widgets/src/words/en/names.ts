export const platforms: Record<string, string> = {
  META: 'Meta',
  GOOGLE: 'Google',
  LINKEDIN: 'LinkedIn',
  TIKTOK: 'TikTok',
  PINTEREST: 'Pinterest',
  SNAPCHAT: 'Snapchat',
  X: 'X',
  REDDIT: 'Reddit',
  WEB: 'Web',
  PRINT: 'Print',
  BROADCAST: 'Broadcast',
  OTHER: 'Other',
}

/** Channels and identity namespaces whose spelling is not their key with a capital. */
const proper: Record<string, string> = {
  anonymous_id: 'Visitor',
  email: 'E-mail',
  facebook: 'Facebook',
  instagram_id: 'Instagram ID',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  user_id: 'User',
  x: 'X',
  youtube: 'YouTube',
}

/** `instagram` as `Instagram`, `help_desk` as `Help desk`. */
export const named = (key: string): string =>
  proper[key] ?? (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll('_', ' ')
