import { mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream, openAsBlob } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { type GraphqlParams, NotAllowed } from './document-to-run.ts'

/** Bytes. */
export const largestUpload = 4 * 1024 ** 3

/**
 * One GraphQL request with one file, after the GraphQL multipart request specification. The file goes to disk on its way, so that its
 * size costs no memory, and is removed when the answer has been sent.
 * @throws NotAllowed when the form is not of that shape.
 */
export async function readUpload(request: FastifyRequest): Promise<GraphqlParams> {
  let params: GraphqlParams | undefined
  let paths: string[] = []
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const file = await spool(part, request)
      for (const path of paths) setVariable(params?.variables, path, file)
      continue
    }
    const value = parsed(part.value)
    if (part.fieldname === 'operations' && isObject(value)) params = value
    if (part.fieldname === 'map' && isObject(value))
      paths = Object.values(value)
        .flat()
        .filter((path) => typeof path === 'string')
  }
  if (!params || paths.length === 0)
    throw new NotAllowed(
      400,
      'Send the fields "operations" and "map" before the file (GraphQL multipart request specification).',
    )
  return params
}

async function spool(part: MultipartFile, request: FastifyRequest): Promise<File> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-'))
  request.raw.once('close', () => void rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'upload')
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
  const blob = await openAsBlob(path)
  return Object.assign(blob, { name: part.filename || 'upload.csv', lastModified: 0, webkitRelativePath: '' })
}

function setVariable(variables: unknown, path: string, file: File): void {
  const steps = path.split('.').slice(1)
  const last = steps.pop()
  const holder = steps.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), variables)
  if (!last || !isObject(holder)) throw new NotAllowed(400, `"map" points to ${path}, which is not in "operations".`)
  holder[last] = file
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    throw new NotAllowed(400, 'A field of the form is not JSON.')
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
