import { uuidv7 } from 'uuidv7'
import { isUuid } from '../is-uuid.ts'

/** What the id (`jti`) of an embed token tells, so that nobody has to keep a list of tokens. */
export interface TokenId {
  /** The secret key that minted it; null for tokens of the command line and of the demo's page. */
  keyId: string | null
  mintedAt: Date
}

/** `KEY.UUID`, or only `UUID` where no key minted it. */
export function newTokenId(keyId: string | null): string {
  const id = uuidv7()
  return keyId === null ? id : `${keyId}.${id}`
}

/** Null for what cannot be the id of a token of ours. */
export function readTokenId(id: string): TokenId | null {
  const parts = id.split('.')
  const uuid = parts.at(-1) ?? ''
  if (parts.length > 2 || !parts.every(isUuid)) return null
  return {
    keyId: parts.length === 2 ? (parts[0] ?? null) : null,
    // A UUIDv7 begins with the milliseconds since 1970.
    mintedAt: new Date(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)),
  }
}
