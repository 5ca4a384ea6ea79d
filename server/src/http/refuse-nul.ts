import { type GraphqlParams, NotAllowed } from './document-to-run.ts'

/**
 * PostgreSQL stores no NUL, and no text that people write has one.
 * @throws NotAllowed when a variable or a literal of the document has one
 */
export function refuseNul({ query, variables }: GraphqlParams): void {
  const inQuery = typeof query === 'string' && /\0|\\u0000|\\u\{0+\}/.test(query)
  if (inQuery || hasNul(variables))
    throw new NotAllowed(400, 'The request has a NUL character (U+0000) in a text; take it out.')
}

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null || value instanceof Blob) return false
  return Object.values(value).some(hasNul)
}
