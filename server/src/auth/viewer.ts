import type { ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'
import type { EmbedGrant } from './embed-token.ts'

/** Who is asking: an application with a secret key, or a page with an embed token. */
export type Viewer =
  | { kind: 'key'; workspaceId: string; keyId: string; scope: ApiKeyScope }
  | { kind: 'embed'; workspaceId: string; grant: EmbedGrant }

const ranks: Record<ApiKeyScope, number> = { READ: 0, WRITE: 1, ADMIN: 2 }

/** Whether a secret key's scope covers what is asked; embed tokens never have a scope. */
export function hasScope(viewer: Viewer, scope: ApiKeyScope): boolean {
  return viewer.kind === 'key' && ranks[viewer.scope] >= ranks[scope]
}
