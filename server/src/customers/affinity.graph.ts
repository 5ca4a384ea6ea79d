import { AdFormat } from '../formats/format.graph.ts'
import { builder } from '../graph/builder.ts'
import type { Affinity } from './affinities.ts'

export const FormatAffinity = builder.objectRef<Affinity>('FormatAffinity').implement({
  description:
    'How likely a customer is to respond (click, react, comment or share) when shown a format: a Beta posterior. ' +
    'Its prior is the rate of all customers of the workspace for that format, worth 20 exposures, so that two lucky clicks prove nothing.',
  fields: (t) => ({
    format: t.expose('format', {
      type: AdFormat,
      description: 'The format. Names repeat from platform to platform, so show its platform with it.',
    }),
    mean: t.exposeFloat('mean', { description: 'Posterior mean, 0 to 1.' }),
    low: t.exposeFloat('low', { description: 'Lower end of the 95 % credible interval.' }),
    high: t.exposeFloat('high', { description: 'Upper end of the 95 % credible interval.' }),
    sampleSize: t.exposeInt('sampleSize', { description: 'How often this customer was shown the format.' }),
  }),
})
