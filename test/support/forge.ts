import { createHmac } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import type { Space } from './space.ts'

export const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a token is made of. */
export function partsOf(token: string) {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  return { head, body, signature, claims }
}

/** A token as somebody would sign it who has a secret. */
export function signed(head: object, claims: object, secret: string | Buffer, hash = 'sha256'): string {
  const text = `${base64url(head)}.${base64url(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}

/** The secret that signs a workspace's tokens. */
export async function embedSecretOf(db: Database, { id }: Pick<Space, 'id'>): Promise<Buffer> {
  const [row] = await db.query<{ secret: string }>(
    `SELECT encode(embed_secret, 'hex') AS secret FROM workspace WHERE id = $1::uuid`,
    [id],
  )
  return Buffer.from(row?.secret ?? '', 'hex')
}
