import { colours, font, type Drawing, type Shape } from './drawing.ts'

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? each)

const tag = (shape: Shape): string => {
  if (shape.kind === 'line') {
    const { x1, y1, x2, y2, colour, width, dashed } = shape
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"${dashed ? ' stroke-dasharray="4 4"' : ''}/>`
  }
  if (shape.kind === 'area') return `<polygon points="${shape.points.join(' ')}" fill="${shape.colour}"/>`
  const { x, y, size, bold, colour, anchor } = shape
  return `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${colour}" text-anchor="${anchor}">${escape(shape.text)}</text>`
}

/** A drawing as an SVG file that stands alone. */
export const svgOf = ({ width, height, shapes }: Drawing, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(font)}"><title>${escape(title)}</title><rect width="100%" height="100%" fill="${colours.paper}"/>${shapes.map(tag).join('')}</svg>`
