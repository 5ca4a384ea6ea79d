import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { importFile } from './import-file.ts'
import { fileOf, ImportFileInput, readOptions } from './import-file-input.graph.ts'
import { ImportSummary } from './import-summary.graph.ts'
import type { ImportSummary as Summary } from './import-summary.ts'

const ImportStatusEnum = builder.enumType('ImportStatus', {
  description: 'Where an import stands.',
  values: {
    RUNNING: { description: 'Still reading or saving.' },
    DONE: { description: 'Everything that could be used is in.' },
    FAILED: { description: 'Nothing was imported; `error` says why.' },
  } as const,
})

const ImportReject = builder.prismaObject('ImportReject', {
  description: 'A row that could not be used, kept with the reason.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Line of the file on which the row begins, from 1.' }),
    reason: t.exposeString('reason', { description: 'Why it was refused and what to do. Holds no personal data.' }),
    cells: t.exposeStringList('cells', {
      description: 'The row as it stood in the file, personal data included; its first 1,000 cells.',
    }),
  }),
})

const Import = builder.prismaNode('Import', {
  ...workspaceNode,
  authScopes: { scope: 'READ' },
  description: 'One file that was brought in, whatever became of it.',
  fields: (t) => ({
    fileName: t.exposeString('fileName', { description: 'Name of the file, without folders.' }),
    kind: t.exposeString('kind', {
      nullable: true,
      description: 'What it was read as, a word of `ImportFileInput.as`; null until it is done.',
    }),
    status: t.expose('status', {
      type: ImportStatusEnum,
      description: 'Where it stands; while it is `RUNNING`, `rowCount` grows.',
    }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why nothing was imported, in a sentence; null unless it failed.',
    }),
    rowCount: t.exposeInt('rowCount', { description: 'Data rows read so far.' }),
    rejectedCount: t.exposeInt('rejectedCount', { description: 'Rows refused so far.' }),
    summary: t.field({
      type: ImportSummary,
      nullable: true,
      description: 'What became of its rows; null until it is done.',
      resolve: ({ status, summary }) => (status === 'DONE' ? (summary as unknown as Summary) : null),
    }),
    rejects: t.relatedConnection('rejects', {
      type: ImportReject,
      cursor: 'workspaceId_importId_line',
      description: 'The rows that could not be used, in the order of the file.',
      query: { orderBy: { line: 'asc' } },
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      description: 'When reading began, which is after the upload.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs.',
    }),
  }),
})

builder.queryField('imports', (t) =>
  t.prismaConnection({
    type: Import,
    cursor: 'workspaceId_id',
    description: 'Files that were brought in, latest first, those that failed included.',
    resolve: (query, _root, _args, { db, workspaceId }) =>
      db.prisma.import.findMany({ ...query, where: { workspaceId }, orderBy: { id: 'desc' } }),
  }),
)

builder.mutationField('importFile', (t) =>
  t.prismaField({
    type: Import,
    description:
      'Takes a report, posts, customers or interactions in. Importing a file again changes no total; the newer figures of a day count.',
    errors: { types: [InputRefused] },
    args: {
      input: t.arg({
        type: ImportFileInput,
        required: true,
        description: 'The file, as a variable of a multipart request, and how to read it.',
      }),
    },
    resolve: async (query, _root, { input }, { db, workspaceId }) => {
      const { id } = await importFile(db, workspaceId, fileOf(input.file), readOptions(input))
      return db.prisma.import.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
