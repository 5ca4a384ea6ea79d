import { GraphQLError } from 'graphql'

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Options of a node whose key is `(workspace, id)`: its global id carries only the id, the workspace always comes from the caller. */
export const workspaceNode = {
  /** An id that leads nowhere, or to another workspace, is answered with null. */
  nullable: true,
  id: {
    resolve: (row: { id: string }) => row.id,
    description: 'Unique in all of Rapport; made for `node` and for arguments, not to be taken apart.',
    parse(id: string) {
      if (!uuidForm.test(id))
        throw new GraphQLError('This is not an id that Rapport gave out.', { extensions: { code: 'BAD_ID' } })
      return id
    },
  },
  findUnique: (id: string, { workspaceId }: { workspaceId: string }) => ({ workspaceId_id: { workspaceId, id } }),
}
