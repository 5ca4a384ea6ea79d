import type { Database } from '@rapport/prisma/database.ts'
import type { AdFormat } from '@rapport/prisma/generated/client/client.ts'
import { findFormats } from '../formats/find-format.ts'
import { InputRefused } from '../input-refused.ts'
import { amongExposed, type Arm, nothing } from './arm.ts'
import type { Question } from './rank-arms.ts'
import { bare, type ConsentBasis, judge, model, type Receipt } from './receipt.ts'
import { defaultRules } from './recommendation-rules.ts'
import { type Asked, mostArms, readSituation, type Situation } from './situation.sql.ts'

export interface Recommended {
  receipt: Receipt
  /** Of the receipt's arms, in their order. */
  formats: AdFormat[]
}

/** What is left of every rate for each complaint that waits for an answer, and what is left at the least. */
const leftByComplaint = 0.5
const leftAtLeast = 0.25

/**
 * How likely each format is chosen now for a person, a segment, or anybody, and why. Reads only.
 * @throws InputRefused when the segment or a format that it names is not there, or these are too many
 */
export async function recommend(
  db: Database,
  workspaceId: string,
  asked: Asked,
  at = new Date(),
): Promise<Recommended> {
  const situation = await readSituation(db, workspaceId, asked, at)
  await check(db, workspaceId, asked, situation)
  const rules = { ...defaultRules, ...situation.rules }
  const consent = basisOf(asked, situation, rules.personalWithoutAnswer)
  const personal = consent === 'GRANTED' || consent === 'OTHER_BASIS'
  const complaints = personal ? situation.complaints : 0
  const mayUseSegments = personal || asked.customerId === null
  const question: Question = {
    // What an answer may not be about is not kept either.
    arms: situation.arms.map((arm) => ({
      ...bare(arm),
      segments: mayUseSegments ? shownSegments(arm) : {},
      own: personal ? arm.own : nothing,
      recent: personal ? arm.recent : 0,
    })),
    segmentIds: mayUseSegments ? situation.segments.map(({ id }) => id) : [],
    segmentAskedFor: asked.segmentId !== null,
    personal,
    patience: Math.max(leftAtLeast, leftByComplaint ** complaints),
    rules: { exploration: rules.exploration, minimumExposures: rules.minimumExposures },
  }
  const { arms, segmentId } = judge(question)
  return {
    receipt: {
      model,
      question,
      arms,
      segment: situation.segments.find(({ id }) => id === segmentId) ?? null,
      consent,
      complaints,
      currency: situation.currency,
    },
    formats: situation.arms.map(({ format }) => format),
  }
}

const shownSegments = ({ segments, everyone }: Arm) =>
  Object.fromEntries(Object.entries(segments).map(([id, tally]) => [id, amongExposed(tally, everyone)]))

/** A choice among fewer than were meant, or for others, would be logged as if it were another. */
async function check(db: Database, workspaceId: string, { segmentId, formatIds }: Asked, { segments }: Situation) {
  if (segmentId !== null && segments.length === 0)
    throw new InputRefused('There is no such segment. List them with: { segments { id name } }')
  if (formatIds === null) return
  if (formatIds.length > mostArms)
    throw new InputRefused(`"formats" takes at most ${mostArms}; these are ${formatIds.length}.`)
  await findFormats(db, workspaceId, formatIds)
}

function basisOf({ customerId }: Asked, { consent }: Situation, personalWithoutAnswer: boolean): ConsentBasis {
  if (customerId === null) return 'NOT_PERSONAL'
  if (consent !== null) return consent ? 'GRANTED' : 'REFUSED'
  return personalWithoutAnswer ? 'OTHER_BASIS' : 'NOT_ASKED'
}
