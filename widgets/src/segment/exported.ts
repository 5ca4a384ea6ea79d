import { intervalDrawing } from '../export/interval-drawing.ts'
import { pageOf, type Frame } from '../export/page.ts'
import type { Exported } from '../export/save-export.ts'
import { labelOf, metricOf, type Responses } from './responses.ts'
import type { Everybody, Performance, SegmentSpeech } from './segment-speech.ts'

/** What members respond to, as a table and a picture. How the segment grew is in the element's own table. */
export const exportedOf = (
  speech: SegmentSpeech,
  { rows, total }: Performance,
  everybody: Everybody,
  responses: Responses | null,
  frame: Pick<Frame, 'heading' | 'sentences' | 'origin'>,
): Exported => {
  const { words, percent } = speech
  const metric = metricOf({ total })
  const rate = words.rates[metric]
  const others = new Map(everybody.rows.map((row) => [row.format?.id, row[metric]?.value ?? null]))
  return {
    title: frame.heading,
    table: [
      [words.responds, words.shown, rate, `${rate} ≥`, `${rate} ≤`, words.everybody],
      ...rows.map((row) => [
        labelOf(speech, row, rows),
        Number(row.impressions),
        row[metric]?.value ?? null,
        row[metric]?.low ?? null,
        row[metric]?.high ?? null,
        others.get(row.format?.id) ?? null,
      ]),
    ],
    drawing: pageOf(
      { ...frame, headline: responses?.headline ?? words.unseen, legend: responses?.legend ?? '' },
      responses ? intervalDrawing(responses, percent) : () => ({ height: 0, shapes: [] }),
    ),
  }
}
