import { UnreadableFile } from './unreadable-file.ts'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE'

/** Characters that guesses about a file are made from, and the size of the pieces it is read in. */
export const PIECE = 65_536

/**
 * Turns the bytes of a text file into text: UTF-8 with or without a byte order mark, UTF-16 with one, or without when every other
 * byte at the start is zero.
 *
 * @throws UnreadableFile when the file is empty, is no text, or (while reading) has bytes that its encoding does not allow
 */
export async function decodeText(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ encoding: Encoding; text: AsyncIterable<string> }> {
  const source = pieces(bytes)[Symbol.asyncIterator]()
  const head = await readHead(source)
  const refusal = head.length === 0 ? 'The file is empty; export it again.' : knownBinary(head)
  if (refusal !== null) {
    await source.return(undefined)
    throw new UnreadableFile(refusal)
  }
  const encoding = detectEncoding(head)
  return { encoding, text: decode(head, source, encoding) }
}

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE)
  }
}

async function readHead(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  while (length < 4096) {
    const next = await source.next()
    if (next.done === true) break
    parts.push(next.value)
    length += next.value.length
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}

async function* decode(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let piece: Uint8Array | undefined = head; piece !== undefined;) {
      if (encoding === 'UTF-8' && isBinary(piece)) throw new UnreadableFile(BINARY)
      yield decodePiece(decoder, encoding, piece)
      const next: IteratorResult<Uint8Array> = await source.next()
      piece = next.done === true ? undefined : next.value
    }
    yield decodePiece(decoder, encoding)
  } finally {
    await source.return?.()
  }
}

function decodePiece(decoder: TextDecoder, encoding: Encoding, piece?: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined })
  } catch {
    throw new UnreadableFile(`This is not ${encoding} text; open the original and save it as "CSV UTF-8".`)
  }
}

const BINARY = 'This is a binary file, not a table of text; export the report as CSV.'
const EXCEL = 'This is an Excel workbook; open it, save it as "CSV UTF-8" and import that.'
const PACKED =
  'This file is packed: save an Excel workbook as "CSV UTF-8", or unpack an archive, and import the CSV file.'
const IMAGE = 'This is an image; export the report as CSV.'
const SIGNATURES: [bytes: string, sentence: string][] = [
  ['504b0304', PACKED],
  ['504b0506', PACKED],
  ['1f8b', PACKED],
  ['d0cf11e0a1b11ae1', EXCEL],
  ['255044462d', 'This is a PDF; export the report as CSV.'],
  ['89504e47', IMAGE],
  ['ffd8ff', IMAGE],
  ['47494638', IMAGE],
  ['52494646', IMAGE],
]

function knownBinary(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 8)).toString('hex')
  const sentence = SIGNATURES.find(([bytes]) => start.startsWith(bytes))?.[1]
  if (sentence !== PACKED) return sentence ?? null
  const inside = Buffer.from(head).toString('latin1')
  return inside.includes('[Content_Types].xml') || inside.includes('xl/') ? EXCEL : PACKED
}

function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE'
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE'
  const pairs = Math.min(head.length, 1000) >> 1
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) even++
    if (head[2 * pair + 1] === 0) odd++
  }
  if (odd > 0.7 * pairs && even < 0.1 * pairs) return 'UTF-16LE'
  if (even > 0.7 * pairs && odd < 0.1 * pairs) return 'UTF-16BE'
  return 'UTF-8'
}

/** A stray NUL costs its row only; a piece with many control characters is no text at all. */
function isBinary(piece: Uint8Array): boolean {
  if (!piece.includes(0)) return false
  let control = 0
  for (const byte of piece) if (byte < 9 || (byte > 13 && byte < 32)) control++
  return control > 8 + piece.length / 100
}
