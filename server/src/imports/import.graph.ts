import type { ImportSummary as Summary } from './import-summary.ts'
import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { workspaceNode } from '../graph/node-id.ts'
import { importFile } from './import-file.ts'
import { previewFile, type ImportPreview as Preview } from './preview-file.ts'

const ImportStatusEnum = builder.enumType('ImportStatus', {
  description: 'Where an import stands.',
  values: {
    RUNNING: { description: 'Still reading or saving.' },
    DONE: { description: 'Everything that could be used is in.' },
    FAILED: { description: 'Nothing was imported; `error` says why.' },
  } as const,
})

const FormatsFound = builder.objectRef<Summary['formats']>('FormatsFound').implement({
  description: 'Creatives of a file, by how their format is known.',
  fields: (t) => ({
    column: t.exposeInt('column', { description: 'A column of this file, or of an earlier one, stated it.' }),
    rule: t.exposeInt('rule', { description: 'A naming rule of the workspace matched, see `formatRules`.' }),
    person: t.exposeInt('person', { description: 'Somebody set it with `setCreativeFormat`, whatever the file says.' }),
    unknown: t.exposeInt('unknown', { description: 'Unknown; name formats in a column or with `setFormatRules`.' }),
  }),
})

const ImportSummary = builder.objectRef<Summary>('ImportSummary').implement({
  description: "What became of a file's rows.",
  fields: (t) => ({
    rows: t.exposeInt('rows', { description: 'Data rows read, without totals rows and empty rows.' }),
    accepted: t.exposeInt('accepted', { description: 'Rows that were taken in, repeats included.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows that could not be used; `Import.rejects` tells why.' }),
    totals: t.exposeInt('totals', {
      description: 'Totals rows that were left out, because they say again what the other rows say.',
    }),
    bounds: t.exposeInt('bounds', { description: 'Cells such as `< 10%`, which are no numbers and stayed blank.' }),
    repeated: t.exposeInt('repeated', {
      description: 'Rows that the file has more than once with the same figures; counted once.',
    }),
    added: t.exposeInt('added', {
      description: 'Rows of the same creative, day and slice with other figures; added up.',
    }),
    created: t.exposeInt('created', {
      description: 'Rows that told the workspace something new: of customers, people it did not know.',
    }),
    replaced: t.exposeInt('replaced', {
      description: 'Rows that took the place of earlier ones: figures that it had, or customers that it knew.',
    }),
    removed: t.exposeInt('removed', {
      description: 'Earlier rows of the same creatives and days that the file no longer has.',
    }),
    superseded: t.exposeInt('superseded', {
      description:
        'Rows of earlier files that counted in totals and no longer do, because this file tells the same by creative, by day or without breakdown.',
    }),
    untold: t.stringList({
      description:
        'Metrics, named as in `PerformanceRow`, that totals of some days had before and no longer have, because the rows in their place do not tell them. Another export with them brings them back.',
      // As for `ignoredColumns`.
      resolve: ({ untold }) => untold ?? [],
    }),
    outweighed: t.exposeInt('outweighed', {
      description:
        'Rows of this file that totals leave out, because other files tell the same. They still answer what only they can, for example by age.',
    }),
    formats: t.expose('formats', {
      type: FormatsFound,
      description: 'How the formats of the creatives in the file are known; all 0 for a file of customers.',
    }),
    ignoredColumns: t.stringList({
      description: 'Headers of the columns that were not used; `map` gives one a field, in another import of the file.',
      // Imports from before there was this field say nothing of it.
      resolve: ({ ignoredColumns }) => ignoredColumns ?? [],
    }),
    unknownWords: t.exposeStringList('unknownWords', {
      description:
        'Words of the format column that no format of the platform goes by; at most 20. `createFormat` adds one.',
    }),
    seconds: t.exposeFloat('seconds', {
      description: 'How long reading and saving took, in seconds, without the upload.',
    }),
  }),
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

const FieldValueInput = builder.inputType('FieldValueInput', {
  description: 'Says something of one field of a file, for example `{field: "creative", value: "ad_id"}`.',
  fields: (t) => ({
    field: t.string({
      required: true,
      description: 'Name of the field, as in GraphQL: `creative`, `impressions`, `spend`, …',
    }),
    value: t.string({ required: true, description: 'The column that feeds it, or the value it has in every row.' }),
  }),
})

const ImportFileInput = builder.inputType('ImportFileInput', {
  description: 'A file and, where its header does not tell, how to read it.',
  fields: (t) => ({
    file: t.field({ type: 'File', required: true, description: 'The CSV file, at most 4 GiB.' }),
    as: t.string({
      description:
        '`meta`, `google`, `linkedin`, `tiktok`, `report`, `posts`, `customers` or `interactions`; when left out, the header tells.',
    }),
    map: t.field({
      type: [FieldValueInput],
      defaultValue: [],
      description: 'Columns for fields that the header does not tell: `{field: "creative", value: "ad_id"}`.',
    }),
    set: t.field({
      type: [FieldValueInput],
      defaultValue: [],
      description: 'Fields that are the same in every row: `{field: "platform", value: "meta"}`.',
    }),
  }),
})

type Pairs = readonly { field: string; value: string }[] | null | undefined
function record(pairs: Pairs): Record<string, string> {
  const given = Object.fromEntries((pairs ?? []).map(({ field, value }) => [field, value]))
  const twice = pairs?.find(({ field, value }) => given[field] !== value)
  if (twice) throw new InputRefused(`The field "${twice.field}" is given twice, with different values; keep one.`)
  return given
}

const readOptions = ({ as, map, set }: { as?: string | null; map?: Pairs; set?: Pairs }) => ({
  ...(as ? { as } : {}),
  map: record(map),
  set: record(set),
})

const fileOf = (file: File) => ({ name: file.name, bytes: file.stream() as AsyncIterable<Uint8Array> })

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

const FieldUse = builder.objectRef<Preview['fields'][number]>('FieldUse').implement({
  description: 'Where a field comes from: a column, or one value for every row.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Its name, as `map` and `set` take it: `impressions`, `user_id`, …',
    }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'Header of the column that feeds it; null where `value` does.',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The value it has in every row; null where `column` feeds it.',
    }),
  }),
})

const PreviewReject = builder.objectRef<Preview['firstRejects'][number]>('PreviewReject').implement({
  description: 'A row that would be refused for what is in it.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Line of the file on which the row begins, from 1.' }),
    reason: t.exposeString('reason', {
      description: 'Why it would be refused and what to do. Holds no personal data.',
    }),
    cells: t.exposeStringList('cells', {
      description: 'The row as it stands in the file, personal data included; its first 1,000 cells.',
    }),
  }),
})

const ImportPreview = builder.objectRef<Preview>('ImportPreview').implement({
  description: 'What an import would do. Nothing was imported.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'What the file would be read as, a word of `ImportFileInput.as`.' }),
    encoding: t.exposeString('encoding', {
      description: 'How its text is encoded: `UTF-8`, `UTF-16LE` or `UTF-16BE`.',
    }),
    fields: t.expose('fields', { type: [FieldUse], description: 'Where every field that the file fills comes from.' }),
    ignoredColumns: t.exposeStringList('ignoredColumns', {
      description: 'Headers of the columns that would not be used; `map` gives one a field.',
    }),
    rows: t.exposeInt('rows', { description: 'Data rows in the file, without totals rows and empty rows.' }),
    rejected: t.exposeInt('rejected', {
      description:
        'Rows that would be refused for what is in them. Importing may refuse more: people whose names contradict what is known.',
    }),
    totals: t.exposeInt('totals', { description: 'Totals rows that would be left out.' }),
    bounds: t.exposeInt('bounds', { description: 'Cells such as `< 10%`, which are no numbers and would stay blank.' }),
    firstRows: t.expose('firstRows', {
      type: ['JSON'],
      description: 'The first rows as they were understood, by field; at most 5.',
    }),
    firstRejects: t.expose('firstRejects', {
      type: [PreviewReject],
      description: 'The first rows that would be refused; at most 5.',
    }),
  }),
})

builder.mutationField('previewImport', (t) =>
  t.field({
    type: ImportPreview,
    description: 'Reads a file and says what importing it would do, without doing it.',
    authScopes: { scope: 'READ' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: { input: t.arg({ type: ImportFileInput, required: true, description: 'As for `importFile`.' }) },
    resolve: (_root, { input }) => previewFile(fileOf(input.file), readOptions(input)),
  }),
)
