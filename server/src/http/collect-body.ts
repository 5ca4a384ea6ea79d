import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { JsonObject } from '../collect/collected-event.ts'
import { isObject } from '../is-object.ts'
import { NotAllowed } from './not-allowed.ts'

const inflate = promisify(gunzip)
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What a client sent, and how many bytes of JSON it was. */
export interface CollectBody {
  json: JsonObject
  bytes: number
}

/**
 * The body of a request to the collect API: JSON whatever its content type says, because `sendBeacon` calls it text.
 *
 * @param limit bytes, after inflation
 * @throws NotAllowed when it is larger, or no JSON object
 */
export async function readCollectBody(
  body: unknown,
  encoding: string | undefined,
  limit: number,
): Promise<CollectBody> {
  const sent = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const bytes = await plain(sent, encoding?.trim().toLowerCase() ?? 'identity', limit)
  if (bytes.length > limit) throw tooLarge(limit)
  const json = parse(bytes)
  if (!isObject(json)) throw new NotAllowed(400, 'The body is no JSON object.')
  return { json, bytes: bytes.length }
}

export const tooLarge = (limit: number) =>
  new NotAllowed(400, `The request is larger than ${limit / 1024} kB. A message may have 32 kB, a batch 500 kB.`)

async function plain(sent: Buffer, encoding: string, limit: number): Promise<Buffer> {
  if (encoding === 'identity') return sent
  if (encoding !== 'gzip') throw new NotAllowed(400, 'The only Content-Encoding that is understood is gzip.')
  try {
    return await inflate(sent, { maxOutputLength: limit })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit)
    throw new NotAllowed(400, 'The body says that it is gzip, and is not.')
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new NotAllowed(400, 'The body is no JSON in UTF-8.')
  }
}
