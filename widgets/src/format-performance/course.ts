import { niceScale, type Scale } from '../chart/scale.ts'
import type { Metric, Row } from './metrics.ts'

export interface Point {
  day: string
  /** Part of the way from the first to the last day, in per cent. */
  x: number
  value: number
  low: number | null
  high: number | null
}

/** One metric day by day. */
export interface Course {
  /** Stretches of days that have a rate: the line breaks where there is none. */
  runs: Point[][]
  points: Point[]
  scale: Scale
}

const pointsOf = (rows: readonly Row[], metric: Metric): (Point | null)[] => {
  const dayOf = (row: Row | undefined) => row?.keys[0]?.value ?? ''
  const [first, last] = [Date.parse(dayOf(rows.at(0))), Date.parse(dayOf(rows.at(-1)))]
  return rows.map((row) => {
    const rate = row[metric]
    const x = last > first ? ((Date.parse(dayOf(row)) - first) / (last - first)) * 100 : 50
    return rate && { day: dayOf(row), x, value: rate.value, low: rate.low, high: rate.high }
  })
}

/** @param rows one per day, in order */
export const courseOf = (rows: readonly Row[], metric: Metric): Course => {
  const runs: Point[][] = [[]]
  for (const point of pointsOf(rows, metric)) {
    if (point === null) runs.push([])
    else runs.at(-1)?.push(point)
  }
  const points = runs.flat()
  const most = Math.max(0, ...points.map(({ value }) => value))
  const highest = Math.max(0, ...points.map(({ value, high }) => high ?? value))
  return {
    // A line from a point to itself is a dot.
    runs: runs.filter((run) => run.length > 0).map((run) => (run.length === 1 ? [...run, ...run] : run)),
    points,
    scale: niceScale(Math.min(highest, most * 2)),
  }
}
