import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import { intervalDrawing } from '../export/interval-drawing.ts'
import { pageOf } from '../export/page.ts'
import type { Exported } from '../export/save-export.ts'
import { affinityBars, ranked } from './affinity-bars.ts'
import type { CardSpeech } from './card-speech.ts'
import { feelingOf } from './feeling.ts'

type Customer = NonNullable<ProfileCardQuery['customer']>

/** What this customer answers to, as a table, and with what they are like as a picture. What they said stays on the card. */
export const exportedOf = (speech: CardSpeech, name: string, customer: Customer): Exported => {
  const { affinities, engagement, sentiment, loyalty, recommendedFormats } = customer
  const { words, count, percent, date } = speech
  const [best, ...others] = ranked(affinities)
  const chart = best && affinityBars(speech, [best, ...others])
  const [next] = recommendedFormats
  const facts = [
    [words.exposures, count(engagement.exposures)],
    [words.responses, count(engagement.responses)],
    [words.purchases, count(engagement.purchases)],
    ...(sentiment ? [[words.sentiment, words.feelings[feelingOf(sentiment).feeling]]] : []),
    [words.loyalty, loyalty.tier.name],
    ...(next ? [[words.next, next.format.name]] : []),
  ]
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
        sentences: facts.map((fact) => fact.join(': ')).join(' · '),
        legend: chart?.legend ?? '',
        origin: date(new Date().toISOString()),
      },
      chart ? intervalDrawing(chart, percent) : () => ({ height: 0, shapes: [] }),
    ),
  }
}
