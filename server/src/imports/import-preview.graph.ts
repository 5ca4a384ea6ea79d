import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'
import { fileOf, ImportFileInput, readOptions } from './import-file-input.graph.ts'
import { previewFile, type ImportPreview as Preview } from './preview-file.ts'

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
