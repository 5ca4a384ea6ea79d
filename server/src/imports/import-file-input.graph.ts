import { builder } from '../graph/builder.ts'
import { InputRefused } from '../input-refused.ts'

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

export const ImportFileInput = builder.inputType('ImportFileInput', {
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

/** @throws InputRefused when a field is given two values */
export const readOptions = ({ as, map, set }: { as?: string | null; map?: Pairs; set?: Pairs }) => ({
  ...(as ? { as } : {}),
  map: record(map),
  set: record(set),
})

/** An uploaded file, to be read as it comes from disk. */
export const fileOf = (file: File) => ({ name: file.name, bytes: file.stream() as AsyncIterable<Uint8Array> })
