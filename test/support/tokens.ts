import type { Space } from './space.ts'

export const pageOrigin = 'https://intranet.example'

export interface TokenInput {
  origins?: string[]
  operations?: string[]
  customers?: { namespace: string; value: string }[]
  anyCustomer?: boolean
  pii?: 'FULL' | 'MASKED' | 'NONE'
  expiresIn?: number
}

const mutation = `mutation ($input: EmbedTokenInput!) { createEmbedToken(input: $input) {
  ... on Error { message } ... on EmbedToken { token expiresIn } } }`

interface Minted {
  createEmbedToken: { token?: string; expiresIn?: number; message?: string }
}

/** Mints an embed token for `pageOrigin`, or tells why not. */
export async function tryToken(space: Space, input: TokenInput = {}) {
  return (await space.ask<Minted>(mutation, { input: { origins: [pageOrigin], ...input } })).createEmbedToken
}

/** An embed token, as a page's own backend mints it. */
export async function embedToken(space: Space, input: TokenInput = {}): Promise<string> {
  const { token, message } = await tryToken(space, input)
  if (!token) throw new Error(message)
  return token
}
