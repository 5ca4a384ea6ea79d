import type { ImportSummary } from '@rapport/server/imports/import-summary.ts'

export interface ImportOptions {
  as?: string
  map?: Record<string, string>
  set?: Record<string, string>
  /** Name of the file. */
  name?: string
}

export interface Imported {
  id: string
  kind: string
  /** Only when it was refused. */
  message?: string
  summary: Omit<ImportSummary, 'kind' | 'seconds'> | null
  rejects: { edges: { node: { line: number; reason: string; cells: string[] } }[] }
}

export const importDocument = `mutation Import($input: ImportFileInput!) { importFile(input: $input) {
  ... on Error { message }
  ... on Import {
    id kind
    summary { rows accepted rejected totals bounds repeated added created replaced removed superseded untold outweighed formats { column rule person unknown } ignoredColumns unknownWords }
    rejects(first: 100) { edges { node { line reason cells } } }
  }
} }`

export const pairs = (record: Record<string, string>) =>
  Object.entries(record).map(([field, value]) => ({ field, value }))
