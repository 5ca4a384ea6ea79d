import { csvOf } from './csv.ts'
import type { Drawing } from './drawing.ts'
import type { Kind } from './kinds.ts'
import { pngOf } from './png.ts'
import { svgOf } from './svg.ts'

/** What can be exported of an element. */
export interface Exported {
  /** What the file is called, without its ending, and the picture for those who do not see it. */
  title: string
  /** Head and rows. Numbers are bare: 0.031 is 3.1 %. */
  table: (string | number | null)[][]
  drawing?: Drawing
}

const drawn = ({ drawing }: Exported): Drawing => {
  if (drawing === undefined) throw new Error('There is no picture of this.')
  return drawing
}

const fileOf: Record<Kind, (exported: Exported) => Blob | Promise<Blob>> = {
  csv: ({ table }) => new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }),
  svg: (exported) => new Blob([svgOf(drawn(exported), exported.title)], { type: 'image/svg+xml' }),
  png: (exported) => pngOf(drawn(exported)),
}

/** Saves a table or picture as a file on the visitor's machine. */
export const saveExport = async (exported: Exported, kind: Kind): Promise<void> => {
  const url = URL.createObjectURL(await fileOf[kind](exported))
  const link = document.createElement('a')
  link.href = url
  link.download = `${exported.title.replace(/[\\/:*?"<>|]+/g, ' ').trim()}.${kind}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
