import type { SegmentQuery } from '@rapport/schema/generated/graphql.ts'
import type { words as cardWords } from '../words/en/profile-card.ts'
import type { words as responseWords } from '../words/en/responses.ts'
import type { words as ruleWords } from '../words/en/rule.ts'
import type { words as segmentWords } from '../words/en/segment.ts'
import { both, type Speech, type WordsIn } from '../words/speech.ts'

export type Segment = NonNullable<SegmentQuery['segment']>
export type Performance = NonNullable<Segment['formatPerformance']>
/** The same of all customers. */
export type Everybody = SegmentQuery['formatPerformance']
export type Row = Performance['rows'][number]

export type SegmentWords = typeof segmentWords &
  typeof responseWords &
  typeof ruleWords &
  Pick<typeof cardWords, 'kinds'>
export type SegmentSpeech = Speech<SegmentWords>

type Words<Of> = Promise<{ words: Of }>

/** Several small files in place of a large one. What people do is called as the profile card calls it. */
const joined = (
  segment: Words<typeof segmentWords>,
  responses: Words<typeof responseWords>,
  rule: Words<typeof ruleWords>,
  card: Words<typeof cardWords>,
): Words<SegmentWords> => both(both(segment, responses), both(rule, kindsOf(card)))

const kindsOf = async (card: Words<typeof cardWords>) => ({ words: { kinds: (await card).words.kinds } })

export const wordsIn: WordsIn<SegmentWords> = {
  en: () =>
    joined(
      import('../words/en/segment.ts'),
      import('../words/en/responses.ts'),
      import('../words/en/rule.ts'),
      import('../words/en/profile-card.ts'),
    ),
  nb: () =>
    joined(
      import('../words/nb/segment.ts'),
      import('../words/nb/responses.ts'),
      import('../words/nb/rule.ts'),
      import('../words/nb/profile-card.ts'),
    ),
  ro: () =>
    joined(
      import('../words/ro/segment.ts'),
      import('../words/ro/responses.ts'),
      import('../words/ro/rule.ts'),
      import('../words/ro/profile-card.ts'),
    ),
  ru: () =>
    joined(
      import('../words/ru/segment.ts'),
      import('../words/ru/responses.ts'),
      import('../words/ru/rule.ts'),
      import('../words/ru/profile-card.ts'),
    ),
  'zh-Hans': () =>
    joined(
      import('../words/zh-Hans/segment.ts'),
      import('../words/zh-Hans/responses.ts'),
      import('../words/zh-Hans/rule.ts'),
      import('../words/zh-Hans/profile-card.ts'),
    ),
  'zh-Hant': () =>
    joined(
      import('../words/zh-Hant/segment.ts'),
      import('../words/zh-Hant/responses.ts'),
      import('../words/zh-Hant/rule.ts'),
      import('../words/zh-Hant/profile-card.ts'),
    ),
  ar: () =>
    joined(
      import('../words/ar/segment.ts'),
      import('../words/ar/responses.ts'),
      import('../words/ar/rule.ts'),
      import('../words/ar/profile-card.ts'),
    ),
}
