import { InputRefused } from '../input-refused.ts'

/**
 * Origins of pages as browsers send them: in lower case, without a path, and without the port that goes without saying.
 * @throws InputRefused when there is none, or one cannot be used
 */
export function canonicalOrigins(origins: readonly string[]): string[] {
  if (origins.length === 0)
    throw new InputRefused('Name at least one origin whose pages may use it, for example https://intranet.example.')
  return [...new Set(origins.map(canonicalOrigin))]
}

function canonicalOrigin(origin: string): string {
  const url = URL.parse(origin)
  const more = !url || url.pathname !== '/' || url.search || url.hash || url.username || url.password
  if (more || !['http:', 'https:'].includes(url.protocol))
    throw new InputRefused(
      `"${origin}" is not an origin. Write scheme and host only, for example https://intranet.example.`,
    )
  return url.origin
}
