/** A picture that SVG and canvas draw alike. Coordinates and sizes are in pixels, from the top left corner. */
export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
}

export type Shape =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; colour: string; width: number; dashed?: boolean }
  | { kind: 'area'; points: [x: number, y: number][]; colour: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; bold?: boolean; colour: string; anchor: Anchor }

export type Anchor = 'start' | 'middle' | 'end'

/** Pictures go into documents and slides, which are white. */
export const colours = {
  paper: '#ffffff',
  text: '#1b2130',
  muted: '#566074',
  grid: '#e0e4ec',
  mark: '#a9b5c9',
  pale: '#dde3ed',
  best: '#2b57d6',
  soft: '#dbe5fd',
  range: '#1b2130',
}

export const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"

export const line = (
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
  colour: string,
  width = 1,
  dashed = false,
): Shape => ({ kind: 'line', x1, y1, x2, y2, colour, width, dashed })

export const text = (
  [x, y]: [number, number],
  words: string,
  {
    size = 14,
    bold = false,
    colour = colours.text,
    anchor = 'start',
  }: Partial<Omit<Shape & { kind: 'text' }, 'kind'>> = {},
): Shape => ({ kind: 'text', x, y, text: words, size, bold, colour, anchor })

/** Words in lines that are at most so many characters long. */
export const wrapped = (words: string, longest: number): string[] => {
  const lines = ['']
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= longest) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}
