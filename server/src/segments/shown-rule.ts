import type { Database } from '@rapport/prisma/database.ts'
import { isObject } from '../is-object.ts'
import { showName, showsSegments, showWords } from '../viewer/personal-data.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { withSegmentIds } from './rule-ids.ts'
import { segmentsNamed, type Rule } from './rules/rule.ts'
import { momentTests } from './rules/values.ts'

/** Values of a list in a rule that a page without full personal data shows: a long list of texts may be one of people. */
const mostListed = 5

/** Whether to show what a segment is made for and of: pages that anybody may read show numbers only. */
export const showsPlans = (viewer: Viewer): boolean => viewer.kind === 'key' || viewer.by.kind !== 'publishable key'

/** The rule of a segment as a page may read it. */
export async function shownRule(db: Database, workspaceId: string, viewer: Viewer, rule: unknown): Promise<unknown> {
  if (rule === null || !showsPlans(viewer)) return null
  const ids = segmentsNamed(rule as Rule)
  const segments = ids.length
    ? await db.prisma.segment.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } })
    : []
  const names = new Map(segments.map(({ id, name }) => [id, name]))
  const readable = withSegmentIds(rule, (id) => names.get(id) ?? '')
  return showsSegments(viewer) ? readable : discreet(readable, viewer)
}

/** Without what may name somebody. */
function discreet(rule: unknown, viewer: Viewer): unknown {
  if (!isObject(rule)) return rule
  const { and, or, not, identity, profile, trait } = rule
  if (Array.isArray(and)) return { and: and.map((one) => discreet(one, viewer)) }
  if (Array.isArray(or)) return { or: or.map((one) => discreet(one, viewer)) }
  if (not !== undefined) return { not: discreet(not, viewer) }
  if (identity !== undefined) return { identity: named(identity, viewer) }
  if (profile === 'displayName') return { profile }
  if (trait === undefined)
    return Object.fromEntries(
      Object.entries(rule).map(([name, value]) => [name, name in momentTests ? value : named(value, viewer)]),
    )
  const tests = Object.entries(rule).flatMap(([name, value]) => {
    const shown = name === 'trait' ? named(value, viewer) : discreetValue(value, viewer)
    return shown === null ? [] : [[name, shown]]
  })
  return Object.fromEntries(tests)
}

/** What people call topics, events, campaigns and the like, wherever it stands in a value. */
function named(value: unknown, viewer: Viewer): unknown {
  if (typeof value === 'string') return showName(value, viewer)
  if (Array.isArray(value)) return value.map((one) => named(one, viewer))
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, named(inner, viewer)]))
    : value
}

/** A value of a trait; null when it is not to be seen. */
function discreetValue(value: unknown, viewer: Viewer): unknown {
  if (typeof value === 'string') return showWords(value, viewer)
  if (!Array.isArray(value)) return value
  if (value.length > mostListed && value.some((one) => typeof one === 'string')) return null
  const shown = value.map((one) => discreetValue(one, viewer))
  return shown.includes(null) ? null : shown
}
