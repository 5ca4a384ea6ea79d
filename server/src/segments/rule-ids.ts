import { isObject } from '../is-object.ts'
import { deepest } from './rules/parse-rule.ts'

/**
 * A rule that may be anything, with the ids of the segments in it written otherwise: those that the graph gives out are not those of rows.
 * What is nested too deep is left as it is, and refused where rules are read.
 */
export function withSegmentIds(rule: unknown, write: (id: string) => string, depth = 1): unknown {
  if (!isObject(rule) || depth > deepest) return rule
  const inner = (one: unknown) => withSegmentIds(one, write, depth + 1)
  return Object.fromEntries(
    Object.entries(rule).map(([name, value]) => {
      if (name === 'segment' && typeof value === 'string') return [name, write(value)]
      if (name === 'not') return [name, inner(value)]
      return [name, (name === 'and' || name === 'or') && Array.isArray(value) ? value.map(inner) : value]
    }),
  )
}
