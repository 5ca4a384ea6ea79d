import { GraphQLError } from 'graphql'
import { isUuid } from '../is-uuid.ts'

/** A place in a list in order of time. What comes later moves nothing before or behind it. */
interface TimePosition {
  /** ISO 8601. */
  at: string
  id: string
}

export const cursorOf = ({ at, id }: TimePosition): string => Buffer.from(`${at} ${id}`).toString('base64url')

/**
 * The place that a cursor names; null for none.
 * @throws GraphQLError when it cannot be one of ours
 */
export function positionOf(cursor: string | null | undefined): TimePosition | null {
  if (cursor === null || cursor === undefined) return null
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const time = new Date(at)
  if (more.length > 0 || !isUuid(id) || Number.isNaN(time.getTime()) || time.toISOString() !== at)
    throw new GraphQLError('This is not a cursor that Rapport gave out.', { extensions: { code: 'BAD_CURSOR' } })
  return { at, id }
}
