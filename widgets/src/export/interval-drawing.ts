import type { BarChart } from '../chart/bar-row.ts'
import type { Tone } from '../chart/interval-mark.ts'
import { colours, line, text, type Shape } from './drawing.ts'
import { margin, width, type Body } from './page.ts'

const rowHeight = 48
const plot = { from: 250, to: 640 }
const bars: Record<Tone, string> = { best: colours.best, plain: colours.mark, pale: colours.pale }
const quiet = { size: 12, colour: colours.muted }

/** Rows of label, bar with interval, and figure on one scale, with the numbers of the scale below. */
export const intervalDrawing =
  ({ rows, scale, overall }: BarChart, percent: (tick: number, decimals: number) => string) =>
  (top: number): Body => {
    const x = (value: number) => plot.from + Math.min(1, Math.max(0, value / scale.end)) * (plot.to - plot.from)
    const bottom = top + rows.length * rowHeight
    const upright = (value: number, colour: string, dashed = false) =>
      line([x(value), top], [x(value), bottom], colour, 1, dashed)
    const drawn = rows.flatMap(({ label, note, figure, range, estimate, tone, reference = null }, i): Shape[] => {
      const y = top + (i + 0.5) * rowHeight
      const shapes = [
        text([margin, y - 2], label, { bold: tone === 'best' }),
        text([margin, y + 15], note, quiet),
        text([width - margin, y - 2], figure, { bold: true, anchor: 'end' }),
        text([width - margin, y + 15], range, { ...quiet, anchor: 'end' }),
      ]
      if (estimate === null) return shapes
      const { value, low, high } = estimate
      shapes.push(line([x(0), y], [x(value), y], bars[tone], 14))
      if (low === null || high === null) return shapes
      shapes.push(
        line([x(low), y], [x(high), y], colours.paper, 4),
        line([x(low), y], [x(high), y], colours.range, 1.5),
      )
      if (reference !== null) shapes.push(line([x(reference), y - 18], [x(reference), y + 18], colours.muted, 1, true))
      for (const end of [low, high]) shapes.push(line([x(end), y - 4], [x(end), y + 4], colours.range, 1.5))
      return shapes
    })
    return {
      height: bottom - top + 32,
      shapes: [
        ...scale.ticks.map((tick) => upright(tick, colours.grid)),
        ...(overall === null ? [] : [upright(overall, colours.muted, true)]),
        ...drawn,
        ...scale.ticks.map((tick) =>
          text([x(tick), bottom + 18], percent(tick, scale.decimals), { ...quiet, anchor: 'middle' }),
        ),
      ],
    }
  }
