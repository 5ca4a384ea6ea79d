import type { Point } from './course.ts'
import type { Look } from './trend-chart.ts'

/** Time goes from left to right in every language, so the right arrow is a day later. */
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }

/** How somebody goes through the days of a course, by key or pointer. */
export const walkDays = (points: readonly Point[], from: number, look: Look) => {
  const to = (index: number) => look.at(points[Math.min(points.length - 1, Math.max(0, index))]?.day ?? null)
  return {
    onKey(event: KeyboardEvent) {
      const step = steps[event.key]
      if (step !== undefined) to(from + step)
      else if (event.key === 'Escape' && look.day !== null) look.at(null)
      else return
      event.preventDefault()
    },
    onFocus: ({ currentTarget }: Event) => {
      if ((currentTarget as Element).matches(':focus-visible')) to(from)
    },
    onPointer({ clientX, currentTarget }: PointerEvent) {
      const { left, width } = (currentTarget as Element).getBoundingClientRect()
      const x = ((clientX - left) / width) * 100
      const distance = (point: Point) => Math.abs(point.x - x)
      const nearest = points.reduce((best, point) => (distance(point) < distance(best) ? point : best))
      look.at(nearest.day)
    },
    onEnd: () => look.at(null),
  }
}
