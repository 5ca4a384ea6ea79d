import { decodeGlobalID } from '@pothos/plugin-relay'
import { GraphQLError } from 'graphql'
import { isUuid } from '../is-uuid.ts'

/**
 * The row's id behind a global id.
 * @throws GraphQLError when it cannot be one of ours
 */
export function givenOut(id: string): string {
  if (!isUuid(id)) throw notGivenOut()
  return id
}

/**
 * The row's id behind a global id of a type that is named, not imported.
 * @throws GraphQLError when it is of another type, or cannot be one of ours
 */
export function givenOutAs(type: string, { typename, id }: { typename: string; id: string }): string {
  if (typename !== type) throw notGivenOut()
  return givenOut(id)
}

/**
 * What a global id names.
 * @throws GraphQLError when it cannot be one of ours
 */
export function decodeId(globalId: string): { typename: string; id: string } {
  try {
    return decodeGlobalID(globalId)
  } catch {
    throw notGivenOut()
  }
}

const notGivenOut = () =>
  new GraphQLError('This is not an id that Rapport gave out.', { extensions: { code: 'BAD_ID' } })

/** Options of a node whose key is `(workspace, id)`: its global id carries only the id, the workspace always comes from the caller. */
export const workspaceNode = {
  /** An id that leads nowhere, or to another workspace, is answered with null. */
  nullable: true,
  id: {
    resolve: (row: { id: string }) => row.id,
    description: 'Unique in all of Rapport; made for `node` and for arguments, not to be taken apart.',
    parse: givenOut,
  },
  findUnique: (id: string, { workspaceId }: { workspaceId: string }) => ({ workspaceId_id: { workspaceId, id } }),
}
