import { createWriteStream, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { isObject } from '../is-object.ts'
import type { GraphqlParams } from './document-to-run.ts'
import { NotAllowed } from './not-allowed.ts'

/** Bytes. */
export const largestUpload = 4 * 1024 ** 3

/**
 * One GraphQL request with one file, after the GraphQL multipart request specification. The file goes to disk on its way, so that its
 * size costs no memory.
 * @throws NotAllowed when the form is not of that shape.
 */
export async function readUpload(request: FastifyRequest, folder: string): Promise<GraphqlParams> {
  let params: GraphqlParams | undefined
  let paths: string[] = []
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const places = paths.map((path) => placeOf(params, path))
      const file = await spool(part, folder)
      for (const { holder, name } of places) holder[name] = file
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

async function spool(part: MultipartFile, folder: string): Promise<File> {
  const path = join(folder, 'upload')
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
  const blob = await openAsBlob(path)
  return Object.assign(blob, { name: part.filename || 'upload.csv', lastModified: 0, webkitRelativePath: '' })
}

/** Where the form's "map" wants the file: in place of a null that the form itself wrote, and nowhere else (`__proto__` is no such place). */
function placeOf(params: GraphqlParams | undefined, path: string) {
  const steps = path.split('.')
  const name = steps.pop() ?? ''
  const holder = steps.reduce<unknown>((value, step) => own(value, step), params)
  if (steps[0] !== 'variables' || !isObject(holder) || own(holder, name) !== null)
    throw new NotAllowed(400, `"map" points to ${path}, where "operations" has no null.`)
  return { holder, name }
}

function own(value: unknown, step: string): unknown {
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    throw new NotAllowed(400, 'A field of the form is not JSON.')
  }
}
