import type { Course, Point } from '../format-performance/course.ts'
import { colours, line, text, type Shape } from './drawing.ts'
import { margin, width, type Body } from './page.ts'

const height = 260
const plot = { from: margin + 56, to: width - margin - 64 }
const quiet = { size: 12, colour: colours.muted }

/** A line with its band, from the first day to the last, which is told in figures. */
export const trendDrawing =
  (
    { runs, points, scale }: Course,
    percent: (share: number, decimals: number) => string,
    day: (isoDay: string) => string,
    decimals: number,
  ) =>
  (top: number): Body => {
    const x = (point: Point) => plot.from + (point.x / 100) * (plot.to - plot.from)
    const y = (value: number) => top + (1 - Math.min(value, scale.end) / scale.end) * height
    const shapes: Shape[] = scale.ticks.flatMap((tick) => [
      line([plot.from, y(tick)], [plot.to, y(tick)], colours.grid),
      text([plot.from - 8, y(tick) + 4], percent(tick, scale.decimals), { ...quiet, anchor: 'end' }),
    ])
    for (const run of runs) {
      const edge = (value: (point: Point) => number) =>
        run.map((point): [number, number] => [x(point), y(value(point))])
      const [upper, lower] = [edge(({ high, value }) => high ?? value), edge(({ low, value }) => low ?? value)]
      shapes.push({ kind: 'area', points: [...upper, ...lower.toReversed()], colour: colours.soft })
      for (const [i, point] of run.slice(1).entries()) {
        const before = run[i] ?? point
        shapes.push(line([x(before), y(before.value)], [x(point), y(point.value)], colours.best, 2))
      }
    }
    const [first, last] = [points.at(0), points.at(-1)]
    if (first && last)
      shapes.push(
        text([x(last) + 10, y(last.value) + 5], percent(last.value, decimals), { bold: true }),
        text([plot.from, top + height + 20], day(first.day), quiet),
        text([plot.to, top + height + 20], day(last.day), { ...quiet, anchor: 'end' }),
      )
    return { height: height + 36, shapes }
  }
