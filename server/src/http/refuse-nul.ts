import type { GraphqlParams } from './document-to-run.ts'
import { NotAllowed } from './not-allowed.ts'

/** Levels; the deepest request that people write has some twenty. */
const deepest = 100

/**
 * Refuses what would fail further in: NUL characters, which PostgreSQL does not store and no text that people write has; and nesting
 * without end, which overflows the stack of whatever reads it.
 * @throws NotAllowed when a variable or the document has either
 */
export function refuseNul({ query, variables }: GraphqlParams): void {
  const document = typeof query === 'string' ? query : ''
  refuseDepth(document)
  if (/\0|\\u0000|\\u\{0+\}/.test(document) || hasNul(variables, deepest))
    throw new NotAllowed(400, 'The request has a NUL character (U+0000) in a text; take it out.')
}

function hasNul(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null || value instanceof Blob) return false
  if (levels === 0) throw tooDeep
  return Object.values(value).some((part) => hasNul(part, levels - 1))
}

/** Brackets in texts and comments count too; a hundred that are never closed are not worth a parser. */
function refuseDepth(document: string): void {
  let levels = 0
  for (const [bracket] of document.matchAll(/[{}[\]()]/g)) {
    levels += '{[('.includes(bracket) ? 1 : -1
    if (levels > deepest) throw tooDeep
  }
}

const tooDeep = new NotAllowed(400, `The request is nested more than ${deepest} levels deep; ask for less at once.`)
