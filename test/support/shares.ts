import type { Space } from './space.ts'

export interface ShareWish {
  element?: 'PROFILE_CARD' | 'FORMAT_PERFORMANCE' | 'TIMELINE' | 'SEGMENT'
  attributes?: Record<string, string>
  origins?: string[]
  pii?: 'FULL' | 'MASKED' | 'NONE'
  expiresAt?: string
}

export interface MadeShare {
  id: string
  /** Path and query, under whichever address the server listens. */
  path: string
  token: string
  url: string
}

type Answer = { createShare: { id: string; url: string; token: string; message?: never } | { message: string } }

/** Makes a share link, of Ada's card unless it is told otherwise, or tells why not. */
export async function tryShare(space: Pick<Space, 'ask'>, wish: ShareWish = {}): Promise<MadeShare | string> {
  const { attributes = { customer: 'user_id:42' }, ...others } = wish
  const pairs = Object.entries(attributes).map(([name, value]) => ({ name, value }))
  const input = { element: 'PROFILE_CARD', origins: ['https://intranet.example'], ...others, attributes: pairs }
  const { createShare } = await space.ask<Answer>(
    `mutation ($input: ShareInput!) { createShare(input: $input) { ... on NewShare { id url token } ... on Error { message } } }`,
    { input },
  )
  if (createShare.message !== undefined) return createShare.message
  const { pathname, search } = new URL(createShare.url)
  return { ...createShare, path: pathname + search }
}

/** As `tryShare`, but a refusal fails the test. */
export async function makeShare(space: Pick<Space, 'ask'>, wish: ShareWish = {}): Promise<MadeShare> {
  const share = await tryShare(space, wish)
  if (typeof share === 'string') throw new Error(share)
  return share
}
