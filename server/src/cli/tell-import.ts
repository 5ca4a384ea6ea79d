import type { ImportSummary } from '../imports/import-summary.ts'
import type { ImportPreview } from '../imports/preview-file.ts'

const number = (value: number) => value.toLocaleString('en')
const tellBounds = (count: number) => `  bounds such as "< 10%", left blank: ${number(count)}`
const tellUnused = (columns: readonly string[]) => columns.length > 0 && `  not used: ${columns.join(', ')}`
const rows = (count: number) => `${number(count)} ${count === 1 ? 'row' : 'rows'}`

/** What became of a file, for a person. */
export function tellImport(summary: ImportSummary, rejects: string | null): string {
  const {
    kind,
    accepted,
    seconds,
    created,
    replaced,
    removed,
    superseded,
    untold,
    outweighed,
    repeated,
    added,
    totals,
    bounds,
    rejected,
    formats,
    ignoredColumns,
    unknownWords,
  } = summary
  const pace = seconds > 0 ? `, ${number(Math.round(summary.rows / seconds))} rows/s` : ''
  const isReport = kind !== 'customers' && kind !== 'interactions'
  const known = formats.column + formats.rule + formats.person
  return lines([
    `Imported ${rows(accepted)} as ${kind} in ${seconds.toFixed(1)} s${pace}.`,
    `  new: ${number(created)}, replacing earlier ones: ${number(replaced)}${removed ? `, no longer there: ${number(removed)}` : ''}`,
    repeated > 0 && `  repeated with the same figures, counted once: ${number(repeated)}`,
    isReport && added > 0 && `  same creative, day and slice with other figures, added up: ${number(added)}`,
    superseded > 0 &&
      `  earlier rows that no longer count in totals, because this file tells the same: ${number(superseded)}`,
    untold.length > 0 &&
      `  metrics no longer counted on days of this file, which does not tell them: ${untold.join(', ')}`,
    outweighed > 0 && `  rows that do not count in totals, because other files tell the same: ${number(outweighed)}`,
    totals > 0 && `  totals rows left out: ${number(totals)}`,
    bounds > 0 && tellBounds(bounds),
    known + formats.unknown > 0 &&
      `  formats of ${number(known + formats.unknown)} creatives: ${number(formats.column)} from a column, ${number(formats.rule)} by naming rules, ${formats.person ? `${number(formats.person)} by hand, ` : ''}${number(formats.unknown)} UNKNOWN`,
    tellUnused(ignoredColumns),
    unknownWords.length > 0 && `  words that are no format of their platform: ${unknownWords.join(', ')}`,
    rejects && `  rejected: ${rows(rejected)}, with line and reason in ${rejects}`,
  ])
}

/** What an import would do, for a person. */
export function tellPreview(preview: ImportPreview): string {
  return lines([
    `Would import ${rows(preview.rows - preview.rejected)} as ${preview.kind} (${preview.encoding}). Nothing was changed.`,
    ...preview.fields.map(
      ({ field, column, value }) =>
        `  ${field} ← ${column === null ? `"${value}" in every row` : `column "${column}"`}`,
    ),
    tellUnused(preview.ignoredColumns),
    preview.totals > 0 && `  totals rows left out: ${number(preview.totals)}`,
    preview.bounds > 0 && tellBounds(preview.bounds),
    ...preview.firstRows.map((row) => `  ${JSON.stringify(row)}`),
    preview.rejected > 0 && `  would be rejected: ${rows(preview.rejected)}`,
    ...preview.firstRejects.map(({ line, reason }) => `    line ${line}: ${reason}`),
  ])
}

const lines = (parts: readonly (string | false | null)[]) => parts.filter(Boolean).join('\n')
