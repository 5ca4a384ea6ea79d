import type { ApiKeyScope } from '@rapport/prisma/generated/client/enums.ts'

/** How much of a person an element may show: everything, masked (`a•••@e•••.com`), or nothing that tells who it is. */
export type PiiLevel = 'full' | 'masked' | 'none'

/** What a page may do: run these trusted documents, for these customers, from these origins. */
export interface EmbedGrant {
  /** Names of trusted documents, for example `ProfileCard`. */
  operations: string[]
  /** Customers it may show, as `namespace:value`; `*` for any. */
  customers: string[]
  pii: PiiLevel
  /** Origins of the pages that may use it, for example `https://intranet.example`. */
  origins: string[]
  /** Handed to strangers because the workspace's people are invented: worth nothing once real ones have come. */
  demo?: true
}

/** What a page shows to be let in. */
export type EmbedCredential =
  | { kind: 'embed token'; id: string; expiresAt: Date }
  | { kind: 'publishable key'; id: string }
  /** Only in frames that the server renders itself: no request to `/graphql` carries one. */
  | { kind: 'share link'; id: string }

/** Who is asking: an application with a secret key, or a page with an embed token or a publishable key. */
export type Viewer =
  | { kind: 'key'; workspaceId: string; keyId: string; scope: ApiKeyScope }
  | { kind: 'embed'; workspaceId: string; grant: EmbedGrant; by: EmbedCredential }

const ranks: Record<ApiKeyScope, number> = { READ: 0, WRITE: 1, ADMIN: 2 }

/** Whether a secret key's scope covers what is asked; pages never have a scope. */
export function hasScope(viewer: Viewer, scope: ApiKeyScope): boolean {
  return viewer.kind === 'key' && ranks[viewer.scope] >= ranks[scope]
}
