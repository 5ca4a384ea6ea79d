import { builder } from '../graph/builder.ts'
import type { ImportSummary as Summary } from './import-summary.ts'

const FormatsFound = builder.objectRef<Summary['formats']>('FormatsFound').implement({
  description: 'Creatives of a file, by how their format is known.',
  fields: (t) => ({
    column: t.exposeInt('column', { description: 'A column of this file, or of an earlier one, stated it.' }),
    rule: t.exposeInt('rule', { description: 'A naming rule of the workspace matched, see `formatRules`.' }),
    person: t.exposeInt('person', { description: 'Somebody set it with `setCreativeFormat`, whatever the file says.' }),
    unknown: t.exposeInt('unknown', { description: 'Unknown; name formats in a column or with `setFormatRules`.' }),
  }),
})

export const ImportSummary = builder.objectRef<Summary>('ImportSummary').implement({
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
