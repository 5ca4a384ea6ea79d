import { colours, font, type Drawing, type Shape } from './drawing.ts'

/** Pixels of the picture to one of the drawing, so that it is sharp in print. */
const sharpness = 2

const draw = (canvas: OffscreenCanvasRenderingContext2D, shape: Shape): void => {
  canvas.beginPath()
  if (shape.kind === 'line') {
    canvas.setLineDash(shape.dashed ? [4, 4] : [])
    canvas.lineWidth = shape.width
    canvas.strokeStyle = shape.colour
    canvas.moveTo(shape.x1, shape.y1)
    canvas.lineTo(shape.x2, shape.y2)
    canvas.stroke()
  } else if (shape.kind === 'area') {
    canvas.fillStyle = shape.colour
    for (const [x, y] of shape.points) canvas.lineTo(x, y)
    canvas.fill()
  } else {
    canvas.font = `${shape.bold ? 600 : 400} ${shape.size}px ${font}`
    canvas.fillStyle = shape.colour
    canvas.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
    canvas.fillText(shape.text, shape.x, shape.y)
  }
}

/** A drawing as PNG. It is drawn here and loaded from nowhere, so that no policy of the page stands in the way. */
export const pngOf = async ({ width, height, shapes }: Drawing): Promise<Blob> => {
  const surface = new OffscreenCanvas(width * sharpness, height * sharpness)
  const canvas = surface.getContext('2d')
  if (canvas === null) throw new Error('This browser draws no pictures.')
  canvas.scale(sharpness, sharpness)
  canvas.direction = 'ltr'
  canvas.fillStyle = colours.paper
  canvas.fillRect(0, 0, width, height)
  for (const shape of shapes) draw(canvas, shape)
  return surface.convertToBlob({ type: 'image/png' })
}
