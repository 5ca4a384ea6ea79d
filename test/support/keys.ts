import type { Space } from './space.ts'

export interface MadeKey {
  id: string
  key: string
}

/** A key of the workspace, as its administrator makes one. */
export async function makeKey(
  space: Space,
  wanted: { kind?: 'SECRET' | 'WRITE' | 'PUBLISHABLE'; scope?: 'READ' | 'WRITE' | 'ADMIN'; origins?: string[] },
): Promise<MadeKey> {
  const { createApiKey } = await space.ask<{ createApiKey: MadeKey }>(
    `mutation ($kind: ApiKeyKind!, $scope: ApiKeyScope, $origins: [String!]) {
      createApiKey(name: "of a test", kind: $kind, scope: $scope, origins: $origins) { id key } }`,
    { kind: 'SECRET', ...wanted },
  )
  return createApiKey
}
