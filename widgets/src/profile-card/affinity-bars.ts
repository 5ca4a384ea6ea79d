import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'
import type { BarChart } from '../chart/bar-row.ts'
import { certainty } from '../chart/interval-mark.ts'
import { niceScale } from '../chart/scale.ts'
import { percentDecimals } from '../words/numbers.ts'
import type { CardSpeech } from './card-speech.ts'

export type Affinity = NonNullable<ProfileCardQuery['customer']>['affinities'][number]

/** Best first. */
export const ranked = (affinities: readonly Affinity[]): Affinity[] => affinities.toSorted((a, b) => b.mean - a.mean)

/** Formats by how likely this customer is to respond, best first, on one common scale that starts at nought. */
export const affinityBars = (
  { words, name, count, percent }: CardSpeech,
  affinities: readonly [Affinity, ...Affinity[]],
): BarChart => {
  const [best] = affinities
  const decimals = percentDecimals(best.mean)
  return {
    rows: affinities.map((affinity) => ({
      label: affinity.format.name,
      key: { dimension: 'FORMAT', value: affinity.format.id },
      note: name(affinity.format.platform),
      figure: percent(affinity.mean, decimals),
      range: words.ofShown(count(affinity.sampleSize)),
      estimate: { ...affinity, value: affinity.mean },
      tone: affinity === best ? 'best' : 'plain',
    })),
    scale: niceScale(Math.max(...affinities.map(({ high }) => high)), 1),
    overall: null,
    legend: words.affinitiesLegend(percent(certainty)),
  }
}
