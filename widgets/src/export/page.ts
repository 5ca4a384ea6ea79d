import { colours, line, text, wrapped, type Drawing, type Shape } from './drawing.ts'

/** Pixels: a picture that fills half a slide. */
export const width = 800
export const margin = 24

/** Characters of running text in a line of the picture. */
const longestLine = { headline: 56, text: 108 }

/** What stands above and below every chart, as the element says it. */
export interface Frame {
  heading: string
  headline: string
  sentences: string
  legend: string
  origin: string
}

/** What a chart takes of the page. */
export interface Body {
  height: number
  shapes: Shape[]
}

/** A chart with its answer above it, and how to read it and where it comes from below. `chart` draws from its own top left corner down. */
export const pageOf = (
  { heading, headline, sentences, legend, origin }: Frame,
  chart: (top: number) => Body,
): Drawing => {
  const shapes: Shape[] = []
  let y = margin
  const write = (words: string, size: number, longest: number, options: Parameters<typeof text>[2] = {}) => {
    for (const each of words === '' ? [] : wrapped(words, longest)) {
      y += size * 1.4
      shapes.push(text([margin, y], each, { size, ...options }))
    }
  }
  write(heading, 14, longestLine.text, { colour: colours.muted })
  write(headline, 24, longestLine.headline, { bold: true })
  write(sentences, 14, longestLine.text)
  const body = chart(y + margin)
  y += margin + body.height
  write(legend, 12, longestLine.text * 1.15, { colour: colours.muted })
  y += 12
  shapes.push(line([margin, y], [width - margin, y], colours.grid))
  write(origin, 12, longestLine.text * 1.15, { colour: colours.muted })
  return { width, height: Math.ceil(y + margin), shapes: [...shapes, ...body.shapes] }
}
