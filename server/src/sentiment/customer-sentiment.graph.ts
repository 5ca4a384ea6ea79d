import { ofCluster, profilesOf } from '../customers/cluster.ts'
import { Customer } from '../customers/customer.graph.ts'
import { builder } from '../graph/builder.ts'
import { type Sentiment, sentimentOf } from './customer-sentiment.ts'

const SentimentObject = builder.objectRef<Sentiment>('Sentiment').implement({
  description:
    'How a customer feels, by everything that they wrote to us. From counters: it costs the same however much that is.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'Mean of the texts, from −1 to 1.' }),
    texts: t.exposeInt('texts', { description: 'How many texts that is.' }),
    low: t.exposeFloat('low', {
      description:
        'Lower end of the 95 % interval: each text counts as a vote, and this is the Jeffreys interval of the share that is for us (Brown, Cai & DasGupta 2001), on the scale of `value`.',
    }),
    high: t.exposeFloat('high', { description: 'Upper end of the interval.' }),
  }),
})

builder.prismaObjectField(Customer, 'sentiment', (t) =>
  t.field({
    type: SentimentObject,
    nullable: true,
    select: ofCluster({ sentimentSum: true, sentimentCount: true }),
    description: 'How the customer feels, by all that they wrote; null when they wrote nothing.',
    resolve: (customer) =>
      sentimentOf({
        sum: profilesOf(customer).reduce((sum, { sentimentSum }) => sum + sentimentSum, 0),
        texts: profilesOf(customer).reduce((sum, { sentimentCount }) => sum + sentimentCount, 0),
      }),
  }),
)
