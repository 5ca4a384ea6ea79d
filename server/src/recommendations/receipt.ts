import type { Arm } from './arm.ts'
import { intervalOf } from './belief.ts'
import { type Question, rankArms } from './rank-arms.ts'

/** The version of everything that turns a situation into propensities. Whatever changes an answer raises it. */
export const model = 'thompson-1'

/** Why the answer may be about the person, or not. */
export type ConsentBasis = 'GRANTED' | 'REFUSED' | 'NOT_ASKED' | 'OTHER_BASIS' | 'NOT_PERSONAL'

/** What decided about one format. */
export interface JudgedArm {
  formatId: string
  mean: number
  low: number
  high: number
  freshness: number
  enough: boolean
  propensity: number
}

/** What a choice was made by, and how it came out: enough to make it again. */
export interface Receipt {
  /** Version of the model. */
  model: string
  question: Question
  /** In the order of the question's arms. */
  arms: JudgedArm[]
  segment: { id: string; name: string } | null
  consent: ConsentBasis
  complaints: number
  currency: string | null
}

/** What each arm is worth, and how likely it is chosen. */
export function judge(question: Question): { arms: JudgedArm[]; segmentId: string | null } {
  const { arms, segmentId, whole } = rankArms(question)
  return {
    arms: arms.map(({ belief, freshness, enough, propensity }, i) => ({
      formatId: question.arms[i]!.formatId,
      mean: belief.mean,
      ...intervalOf(belief, whole),
      freshness,
      enough,
      propensity,
    })),
    segmentId,
  }
}

/** The arm that is worth most. */
export const bestOf = (arms: readonly JudgedArm[]): JudgedArm | undefined =>
  arms.toSorted((one, other) => other.mean - one.mean)[0]

/** An arm without what only people want to see. */
export const bare = ({ formatId, everyone, segments, own, recent, basket }: Arm): Arm => ({
  formatId,
  everyone,
  segments,
  own,
  recent,
  basket,
})
