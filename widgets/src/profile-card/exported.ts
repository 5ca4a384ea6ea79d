import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import { intervalDrawing } from '../export/interval-drawing.ts'
import { pageOf } from '../export/page.ts'
import type { Exported } from '../export/save-export.ts'
import { affinityBars, ranked } from './affinity-bars.ts'
import type { CardSpeech } from './card-speech.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** What this customer answers to, as a table and a picture. What they said stays on the card. */
export const exportedOf = (speech: CardSpeech, name: string, { affinities, engagement }: Customer): Exported => {
  const { words, count, percent, date } = speech
  const [best, ...others] = ranked(affinities)
  const chart = best && affinityBars(speech, [best, ...others])
  const figures = [
    [words.exposures, engagement.exposures],
    [words.responses, engagement.responses],
    [words.purchases, engagement.purchases],
  ] as const
  return {
    title: name,
    table: [
      [words.best, words.responseShare, `${words.responseShare} ≥`, `${words.responseShare} ≤`, words.exposures],
      ...ranked(affinities).map(({ format, mean, low, high, sampleSize }) => [
        format.name,
        mean,
        low,
        high,
        sampleSize,
      ]),
    ],
    drawing: pageOf(
      {
        heading: name,
        headline: best ? words.best : words.noAffinities,
        sentences: figures.map(([label, value]) => `${label}: ${count(value)}`).join(' · '),
        legend: chart?.legend ?? '',
        origin: date(new Date().toISOString()),
      },
      chart ? intervalDrawing(chart, percent) : () => ({ height: 0, shapes: [] }),
    ),
  }
}
