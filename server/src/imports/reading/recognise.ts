import { isPurpose } from '../../consent/told-consent.ts'
import { NAMESPACES } from '../../customers/identity.ts'
import { nameKey, splitCurrency } from './column-name.ts'
import { FIELDS, type Field, type Kind, METRICS, SLICE_FIELDS, type SliceField } from './fields.ts'
import { type OwnMapping, type ReadOptions, checkFields, listed, ownMapping } from './own-mapping.ts'
import type { DayOrder } from './parse-day.ts'
import { shapeOf, shapeOfKind } from './shapes/all.ts'
import type { Shape } from './shapes/shape.ts'
import { UnreadableFile } from './unreadable-file.ts'

export interface ColumnUse {
  /** Name as it stands in the header. */
  column: string
  /** Position in the row, from 0. */
  index: number
}

/** What a file holds and which column feeds which field. */
export interface Recognised {
  kind: Kind
  columns: (ColumnUse & { field: Field })[]
  /** Fields that are the same in every row: said by the user or implied by the kind. */
  constants: { field: Field; value: string }[]
  /** Columns that become traits of customers; none in other kinds. */
  traits: ColumnUse[]
  /** Columns that say of a purpose whether customers agree to it; none where nothing says when they did. */
  consents: (ColumnUse & { purpose: string })[]
  /** Breakdowns that feed no field but tell rows apart. */
  apart: ColumnUse[]
  /** Names of columns that are not used. */
  ignored: string[]
  /** ISO 4217 code that the header carries, as in `Amount spent (USD)`. */
  currency: string | null
  /** Audience breakdowns that the file has. */
  cut: SliceField[]
  /** How days like 3/4/2026 are meant when the file itself does not tell. */
  slashOrder: DayOrder | null
}

/**
 * Tells from the header, and from what the user said, what a file holds.
 *
 * @param header trimmed names
 * @throws UnreadableFile when nothing fits, something needed is missing, or a used name stands twice in the header
 */
export function recognise(header: readonly string[], options: ReadOptions): Recognised {
  const own = ownMapping(header, options)
  const shape = shapeFor(header, own)
  checkFields(own, shape.kind)
  const columns = columnsOf(header, shape, own)
  const constants = constantsOf(shape, own, columns)
  const used = new Set(columns.map(({ index }) => index))
  const apart = unused(header, used).filter(({ column }) =>
    shape.apart.some((name) => nameKey(name) === nameKey(column)),
  )
  const consents = [...columns, ...constants].some(({ field }) => field === 'consentAt')
    ? unused(header, used).flatMap(consentColumn)
    : []
  for (const { index } of [...apart, ...consents]) used.add(index)
  const traits = shape.kind === 'customers' ? unused(header, used).filter(({ column }) => column !== '') : []
  for (const { index } of traits) used.add(index)
  refuseDoubleNames(header, used)
  const given = new Set([...columns, ...constants].map(({ field }) => field))
  refuseWithout(shape.kind, given)
  return {
    kind: shape.kind,
    columns,
    constants,
    traits,
    consents,
    apart,
    ignored: unused(header, used)
      .map(({ column }) => column)
      .filter((column) => column !== ''),
    currency: currencyOf(columns),
    cut: SLICE_FIELDS.filter((field) => given.has(field)),
    slashOrder: shape.slashOrder,
  }
}

function shapeFor(header: readonly string[], own: OwnMapping): Shape {
  const fields = [...own.columns.keys(), ...own.constants.keys()]
  const keys = new Set([...header, ...header.map((name) => splitCurrency(name).bare), ...fields].map(nameKey))
  const shape = own.as === null ? shapeOf(keys) : shapeOfKind(own.as, keys)
  if (shape !== undefined) return shape
  throw new UnreadableFile(
    `What this file holds cannot be told from its columns (${listed(header)}); say it with --as and name the columns with --map.`,
  )
}

function columnsOf(header: readonly string[], shape: Shape, own: OwnMapping): Recognised['columns'] {
  const exact = indexByKey(header.map(nameKey))
  const bare = indexByKey(header.map((name) => nameKey(splitCurrency(name).bare)))
  const taken = new Set(own.columns.values())
  return FIELDS[shape.kind].flatMap((field) => {
    const index =
      own.columns.get(field) ?? (own.constants.has(field) || isOverruled(field, own) ? undefined : found(field))
    if (index === undefined) return []
    taken.add(index)
    return [{ field, column: header[index] ?? '', index }]
  })

  function found(field: Field): number | undefined {
    for (const name of shape.fields[field] ?? [field]) {
      const index = exact.get(nameKey(name)) ?? bare.get(nameKey(name))
      if (index !== undefined && !taken.has(index)) return index
    }
    return undefined
  }
}

/** The end of a period that the file names does not belong to a day that the user named. */
function isOverruled(field: Field, own: OwnMapping): boolean {
  return field === 'until' && (own.columns.has('day') || own.constants.has('day'))
}

/** `consent_Advertising` says whether somebody agrees to `Advertising`. */
function consentColumn(use: ColumnUse) {
  const purpose = /^consent[ _](.+)$/i.exec(use.column)?.[1]?.trim()
  return purpose && isPurpose(purpose) ? [{ ...use, purpose }] : []
}

function indexByKey(keys: string[]): Map<string, number> {
  const indexes = new Map<string, number>()
  for (const [index, key] of keys.entries()) if (!indexes.has(key)) indexes.set(key, index)
  return indexes
}

function constantsOf(shape: Shape, own: OwnMapping, columns: Recognised['columns']): Recognised['constants'] {
  return FIELDS[shape.kind].flatMap((field) => {
    const fed = columns.some((column) => column.field === field)
    const value = own.constants.get(field) ?? (fed ? undefined : shape.constants[field])
    return value === undefined ? [] : [{ field, value }]
  })
}

function unused(header: readonly string[], used: ReadonlySet<number>): ColumnUse[] {
  return header.flatMap((column, index) => (used.has(index) ? [] : [{ column, index }]))
}

function refuseDoubleNames(header: readonly string[], used: ReadonlySet<number>): void {
  const keys = header.map(nameKey)
  for (const index of used) {
    const other = keys.findIndex((key, at) => at !== index && key === keys[index])
    if (other < 0) continue
    const [first, second] = [Math.min(index, other) + 1, Math.max(index, other) + 1]
    throw new UnreadableFile(`Columns ${first} and ${second} are both called "${header[index]}"; rename or remove one.`)
  }
}

function refuseWithout(kind: Kind, given: ReadonlySet<Field>): void {
  if (kind === 'customers' || kind === 'interactions') {
    if (!NAMESPACES.some((namespace) => given.has(namespace))) {
      throw new UnreadableFile(
        `No column says who a row is about; name one with --map, for example --map email=Column (or ${NAMESPACES.join(', ')}).`,
      )
    }
    for (const field of kind === 'interactions' ? (['kind', 'at'] as const) : []) {
      if (!given.has(field))
        throw new UnreadableFile(`No column feeds "${field}"; name one with --map ${field}=Column.`)
    }
  } else if (!METRICS.some((metric) => given.has(metric))) {
    throw new UnreadableFile(
      `No column has figures; name one with --map, for example --map clicks=Column (or ${METRICS.join(', ')}).`,
    )
  }
}

function currencyOf(columns: Recognised['columns']): string | null {
  const codes = new Set<string>()
  for (const { field, column } of columns) {
    const { currency } = splitCurrency(column)
    if (currency !== null && (field === 'spend' || field === 'revenue')) codes.add(currency)
  }
  if (codes.size > 1) {
    throw new UnreadableFile(
      `Spend and revenue are in different currencies (${[...codes].join(', ')}); export them in one.`,
    )
  }
  return [...codes][0] ?? null
}
