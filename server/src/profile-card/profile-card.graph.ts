import type { Database } from '@rapport/prisma/database.ts'
import type { ProfileCardQueryVariables } from '@rapport/schema/generated/graphql.ts'
import { encodeGlobalID } from '@pothos/plugin-relay'
import type { Viewer } from '../viewer/viewer.ts'
import { rankAffinities } from '../customers/affinities.ts'
import { inOrder } from '../customers/cluster.ts'
import { maySee } from '../customers/find-customer.ts'
import { normaliseIdentity } from '../customers/identity.ts'
import { interestsOf } from '../interests/interests-of.ts'
import { defaultSettings, tierOf } from '../loyalty/loyalty-settings.ts'
import { ranked, segmentShown, segmentTally } from '../recommendations/recommendation.graph.ts'
import { recommend } from '../recommendations/recommend.ts'
import { sentimentOf } from '../sentiment/customer-sentiment.ts'
import { firstEmail, showEmail, showIdentities, showsSegments, showWords } from '../viewer/personal-data.ts'
import { profileCardRow, type ProfileCardRow } from './profile-card.sql.ts'

/** Pages longer than this are the graph's to refuse. */
const longestPage = 100
/** As the document says. */
const interests = 5
const recommendation = { goal: 'CLICK', first: 1 } as const

/**
 * Answers the trusted document `ProfileCard`: what is stored from one prepared statement, and what is computed of it, the recommendation,
 * from another one. Null leaves variables that do not fit to the graph.
 */
export async function profileCard(db: Database, viewer: Viewer, variables: unknown): Promise<string | null> {
  if (!fits(variables)) return null
  const identity = normaliseIdentity(variables.customer)
  const row = maySee(viewer, identity)
    ? await profileCardRow(db, viewer.workspaceId, identity, variables.interactions)
    : undefined
  if (!row) return JSON.stringify({ data: { customer: null } })
  const customer = {
    ...card(row, viewer, variables.formats),
    recommendedFormats: await recommendedFormats(db, viewer, row.id),
  }
  return JSON.stringify({ data: { customer } })
}

function fits(variables: unknown): variables is ProfileCardQueryVariables {
  if (typeof variables !== 'object' || variables === null) return false
  const { customer, formats, interactions, ...others } = variables as Partial<Record<string, unknown>>
  return Object.keys(others).length === 0 && isIdentity(customer) && isPage(formats) && isPage(interactions)
}

function isIdentity(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { namespace, value: name, ...others } = value as Partial<Record<string, unknown>>
  return Object.keys(others).length === 0 && typeof namespace === 'string' && typeof name === 'string'
}

const isPage = (value: unknown) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= longestPage

function card(row: ProfileCardRow, viewer: Viewer, formats: number) {
  const identities = inOrder(row.identities)
  return {
    id: encodeGlobalID('Customer', row.id),
    displayName: showWords(row.displayName, viewer),
    known: row.known,
    email: showEmail(firstEmail(identities), viewer),
    identities: showIdentities(identities, viewer),
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    engagement: row.engagement,
    sentiment: sentimentOf(row.sentiment),
    loyalty: loyaltyOf(row.loyalty),
    interests: topicsOf(row.interests).flatMap((topic) => {
      const shown = showWords(topic, viewer)
      return shown === null ? [] : [{ topic: shown }]
    }),
    segments: showsSegments(viewer) ? row.segments : [],
    affinities: rankAffinities(row.affinities, formats).map(
      ({ format: { id, name, platform, medium }, ...affinity }) => ({
        format: { id, name, platform, medium },
        ...affinity,
      }),
    ),
    interactions: {
      edges: row.interactions.map(({ id, kind, at, channel, text, ...interaction }) => ({
        node: {
          id: encodeGlobalID('Interaction', id),
          kind,
          at,
          channel,
          text: showWords(text, viewer),
          ...interaction,
        },
      })),
    },
  }
}

function loyaltyOf({ score, settings }: ProfileCardRow['loyalty']) {
  const { name } = tierOf({ ...defaultSettings, ...settings }, score ?? 0)
  return { score: score ?? 0, tier: { name } }
}

function topicsOf({ halfLife, counts }: ProfileCardRow['interests']): string[] {
  const dated = counts.map(({ lastAt, ...count }) => ({ ...count, lastAt: new Date(lastAt) }))
  return interestsOf(dated, halfLife, new Date(), interests).map(({ topic }) => topic)
}

async function recommendedFormats(db: Database, viewer: Viewer, customerId: string) {
  const asked = { ...recommendation, customerId, segmentId: null, platform: null, formatIds: null }
  const found = ranked(await recommend(db, viewer.workspaceId, asked), recommendation.first)
  return found.map((one) => {
    const { format, judged, arm, receipt } = one
    const { exposures, successes } = segmentTally(one, viewer)
    return {
      format: { id: format.id, name: format.name, platform: format.platform },
      mean: judged.mean,
      low: judged.low,
      high: judged.high,
      freshness: judged.freshness,
      enough: judged.enough,
      sampleSize: arm.own.exposures,
      successes: arm.own.successes,
      segmentSampleSize: exposures,
      segmentSuccesses: successes,
      totalSampleSize: arm.everyone.exposures,
      totalSuccesses: arm.everyone.successes,
      basis: {
        consent: receipt.consent,
        segmentName: segmentShown(receipt, viewer)?.name ?? null,
        openComplaints: receipt.complaints,
      },
    }
  })
}
