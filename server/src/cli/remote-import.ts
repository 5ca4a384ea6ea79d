import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { FormData } from 'undici'
import type { ImportProgress } from '../imports/import-file.ts'
import type { ImportSummary } from '../imports/import-summary.ts'
import type { ImportPreview } from '../imports/preview-file.ts'
import type { ReadOptions } from '../imports/reading/own-mapping.ts'
import { ask, NoAnswer, send, unlessRefused, type Refusable, type Server } from './remote.ts'
import type { RejectedRow } from './rejects-file.ts'

const importDocument = `mutation ImportFile($input: ImportFileInput!) {
  importFile(input: $input) {
    ... on Error { message }
    ... on Import {
      id kind summary { rows accepted rejected totals bounds repeated added created replaced removed superseded untold outweighed formats { column rule person unknown } ignoredColumns unknownWords seconds }
    }
  }
}`

const previewDocument = `mutation PreviewImport($input: ImportFileInput!) {
  previewImport(input: $input) {
    ... on Error { message }
    ... on ImportPreview {
      kind encoding fields { field column value } ignoredColumns rows rejected totals bounds firstRows firstRejects { line reason cells }
    }
  }
}`

const progressDocument = '{ imports(first: 1) { edges { node { status rowCount rejectedCount } } } }'

const refusalDocument = '{ imports(first: 1) { edges { node { id fileName error } } } }'

const rejectsDocument = `query Rejects($id: ID!, $after: String) {
  node(id: $id) { ... on Import { rejects(first: 100, after: $after) {
    edges { node { line reason cells } } pageInfo { hasNextPage endCursor }
  } } }
}`

/** Uploads a file and says, while the server works, how far it has come. */
export async function importRemotely(
  server: Server,
  path: string,
  options: ReadOptions,
  onProgress: (progress: ImportProgress) => void,
): Promise<{ summary: ImportSummary; rejects: AsyncIterable<RejectedRow> }> {
  const timer = setInterval(() => void watch(), 1000)
  try {
    const { importFile } = await upload<{
      importFile: Refusable<{ id: string; kind: ImportSummary['kind']; summary: Omit<ImportSummary, 'kind'> }>
    }>(server, importDocument, path, options)
    const { id, kind, summary } = unlessRefused(importFile)
    return { summary: { ...summary, kind }, rejects: remoteRejects(server, id) }
  } finally {
    clearInterval(timer)
  }

  async function watch(): Promise<void> {
    // Progress is a courtesy: when it cannot be had, the import itself will say why.
    const answer = await ask<Progress>(server, progressDocument).catch(() => null)
    const current = answer?.imports.edges[0]?.node
    if (current?.status === 'RUNNING')
      onProgress({ rows: current.rowCount, rejected: current.rejectedCount, phase: 'reading' })
  }
}

interface Progress {
  imports: { edges: { node: { status: string; rowCount: number; rejectedCount: number } }[] }
}

export async function previewRemotely(server: Server, path: string, options: ReadOptions): Promise<ImportPreview> {
  return unlessRefused(
    (await upload<{ previewImport: Refusable<ImportPreview> }>(server, previewDocument, path, options)).previewImport,
  )
}

/** The rows that were rejected before a file was refused; none when the server refused it without reading it. */
export async function* rejectsOfRefused(server: Server, fileName: string, error: unknown): AsyncGenerator<RejectedRow> {
  const { imports } = await ask<Refusals>(server, refusalDocument)
  const last = imports.edges[0]?.node
  if (error instanceof Error && last?.error === error.message && last.fileName === fileName)
    yield* remoteRejects(server, last.id)
}

interface Refusals {
  imports: { edges: { node: { id: string; fileName: string; error: string | null } }[] }
}

interface RejectsPage {
  node: { rejects: { edges: { node: RejectedRow }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
}

async function* remoteRejects(server: Server, id: string): AsyncGenerator<RejectedRow> {
  for (let after: string | null = null; ;) {
    const { node }: RejectsPage = await ask<RejectsPage>(server, rejectsDocument, { id, after })
    for (const edge of node.rejects.edges) yield edge.node
    if (!node.rejects.pageInfo.hasNextPage) return
    after = node.rejects.pageInfo.endCursor
  }
}

const pairs = (record: Record<string, string> = {}) =>
  Object.entries(record).map(([field, value]) => ({ field, value }))

/** After the GraphQL multipart request specification; the file streams from disk. */
async function upload<T>(server: Server, query: string, path: string, { as, map, set }: ReadOptions): Promise<T> {
  const form = new FormData()
  const input = { file: null, as: as ?? null, map: pairs(map), set: pairs(set) }
  form.set('operations', JSON.stringify({ query, variables: { input } }))
  form.set('map', JSON.stringify({ file: ['variables.input.file'] }))
  form.set('file', await openAsBlob(path), basename(path))
  return send<T>(server, form, {}).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error
    throw new Error(`${error.message} When it is, import the file again: nothing counts twice.`, { cause: error })
  })
}
