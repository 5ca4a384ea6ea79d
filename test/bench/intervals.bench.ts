import { simulate, simulateSegments, type Drawing } from '../support/simulated-rates.ts'
import { times, whole, type Benchmark, type Measurement } from './measurement.ts'

export const about = 'how often 95 % intervals hold the true rate, and how near estimates come, on simulated formats'

export const once = true

const workspaces = 3000

const rates = [0.001, 0.02, 0.2]
const drawings: Drawing[] = [
  ...rates.flatMap((p) => [20, 200, 2000].map((n) => ({ p, n, creatives: 1 }))),
  ...rates.map((p) => ({ p, n: 2000, creatives: 8 })),
]

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

export const measure: Benchmark['measure'] = async () => [
  ...drawings.map(ofFormats),
  ...drawings.slice(0, 9).map(ofSegments),
]

function ofFormats(drawing: Drawing): Measurement {
  const { coverage, coverageAlone, squaredError } = simulate(drawing, workspaces)
  const { p, n, creatives } = drawing
  return {
    what: `intervals of rates around ${p}, ${whole(n)} impressions in ${creatives} creative${creatives > 1 ? 's' : ''}, that hold the true rate`,
    figure: percent(coverage),
    reference: `of each format alone: ${percent(coverageAlone)}`,
    ratio: `squared error ${times(squaredError)} that of the quotient`,
  }
}

/** Segments that are to others as two in three formats are to each other. */
const unlike = 0.5

function ofSegments(drawing: Drawing): Measurement {
  const { p, n } = drawing
  return {
    what: `intervals of rates around ${p} of a segment, ${whole(n)} impressions of each format, that hold the true rate, however unlike others it is`,
    figure: percent(simulateSegments(drawing, workspaces).coverage),
    reference: 'everybody else: 200,000 impressions of each',
    ratio: `squared error ${times(simulateSegments(drawing, workspaces, unlike).squaredError)} that of the quotient`,
  }
}
