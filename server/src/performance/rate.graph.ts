import { builder } from '../graph/builder.ts'
import type { Rate as RateShape } from './rate.ts'

const RateMethodEnum = builder.enumType('RateMethod', {
  description: 'What a rate can claim.',
  values: {
    BETA_BINOMIAL: {
      description:
        'A proportion among others. Its interval is the 95 % credible interval of a beta-binomial model whose prior is fitted to all rows of the ' +
        'answer (Gelman et al., Bayesian Data Analysis, 3rd ed., section 5.3): rows with little data lean towards the others, and those of members of segments towards what everybody else did of the same kind. Where rows are of ' +
        "different creatives, counts are first divided by Kish's design effect, because impressions of one creative resemble each other (Rao & Scott 1992); not by age, segment or other audience, which were shown the same ones.",
    },
    JEFFREYS: {
      description:
        "A proportion that stands alone, as the total does, and each day: the same with Jeffreys' prior, not leaning towards others.",
    },
    MANTEL_HAENSZEL: {
      description:
        'A proportion like for like beside that of another row, in the parts that both have (Mantel & Haenszel 1959), with a 95 % confidence interval after Greenland & Robins (Biometrics 41, 1985).',
    },
    RATIO: { description: 'A quotient whose numerator may exceed its denominator; it has no interval.' },
  } as const,
})

export const Rate = builder.objectRef<RateShape>('Rate').implement({
  description: 'A quotient of counts, with how sure it is.',
  fields: (t) => ({
    value: t.exposeFloat('value', {
      description:
        'Numerator / denominator as counted, so that anybody can check it; both summed over the creatives and days of which both are known: clicks on what has no impressions are in no rate. 0.031 is 3.1 %.',
    }),
    estimate: t.exposeFloat('estimate', {
      nullable: true,
      description:
        'The likeliest true rate (posterior mean): with little data nearer to the other rows (of segments: to everybody else) than `value`, with much the same. Null for a `RATIO`.',
    }),
    low: t.exposeFloat('low', {
      nullable: true,
      description: 'Lower end of the 95 % interval around `estimate`; null where there is none (`RATIO`).',
    }),
    high: t.exposeFloat('high', {
      nullable: true,
      description: 'Upper end of the 95 % interval around `estimate`; null where there is none (`RATIO`).',
    }),
    method: t.expose('method', { type: RateMethodEnum, description: 'Whether it has an interval, and why not.' }),
  }),
})
