/** Levels; what clients send has some ten. */
export const deepest = 32

/**
 * JSON as PostgreSQL can keep it: NUL characters and halves of surrogate pairs become U+FFFD, in texts and keys alike. What lies deeper
 * than 32 levels becomes `…`, and the answer says so.
 */
export function storableJson(json: unknown): { value: unknown; tooDeep: boolean } {
  let tooDeep = false
  // Nearly everything, and telling that costs a fifth of a copy.
  if (isStorable(json, 0)) return { value: json, tooDeep }
  return { value: keep(json, 0), tooDeep }

  function keep(part: unknown, level: number): unknown {
    if (typeof part === 'string') return storableText(part)
    if (typeof part !== 'object' || part === null) return part
    if (level === deepest) {
      tooDeep = true
      return '…'
    }
    if (Array.isArray(part)) return part.map((one) => keep(one, level + 1))
    // fromEntries also keeps a key called __proto__ what it is: data.
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [storableText(key), keep(one, level + 1)]))
  }
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

function isStorable(part: unknown, level: number): boolean {
  if (typeof part === 'string') return part.isWellFormed() && !part.includes('\0')
  if (typeof part !== 'object' || part === null) return true
  if (level === deepest) return false
  for (const key in part) {
    if (!isStorable(key, level) || !isStorable(part[key as keyof typeof part], level + 1)) return false
  }
  return true
}
