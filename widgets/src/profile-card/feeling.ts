import type { ProfileCardQuery } from '@rapport/schema/generated/graphql.ts'

type Sentiment = NonNullable<NonNullable<ProfileCardQuery['customer']>['sentiment']>

/** How far from nought, on a scale from −1 to 1, somebody is for us or against us. */
const leaning = 0.2
/** How far the interval of somebody who is neither may reach to either side. */
const near = 0.5

/** How somebody feels, in a word, and whether the interval leaves it at that. */
export const feelingOf = ({
  value,
  low,
  high,
}: Sentiment): { feeling: 'positive' | 'neutral' | 'negative'; sure: boolean } => {
  if (value >= leaning) return { feeling: 'positive', sure: low > 0 }
  if (value <= -leaning) return { feeling: 'negative', sure: high < 0 }
  return { feeling: 'neutral', sure: low > -near && high < near }
}
