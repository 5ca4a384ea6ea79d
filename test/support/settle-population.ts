import type { Database } from '@rapport/prisma/database.ts'
import { loyaltyOf } from '@rapport/server/loyalty/loyalty-score.sql.ts'
import { collect } from './collected.ts'
import { segmentOf } from './segments.ts'
import type { Population } from './random-rules.ts'
import { campaignName, creativeKey, creativeName, type ModelFormat, type ModelPerson } from './rule-model.ts'
import type { Space } from './space.ts'

const nameOf = (profile: number) => (profile % 2 ? `anonymous_id:a${profile}` : `user_id:u${profile}`)

/**
 * Puts invented people into a workspace and tells what is known of them: what they did as it was invented, what their profiles say as the
 * API shows it.
 * @returns each person under the id of the profile that stands for them
 */
export async function settle(
  db: Database,
  space: Space,
  { events, told, merged, emails, sentiments, points, consents, members }: Population,
  formats: readonly ModelFormat[],
  now: string,
): Promise<{ people: Map<string, ModelPerson>; segment: string }> {
  const early = '2026-02-01T00:00:00.000Z'
  await collect(
    db,
    space,
    ...emails.map((domain, n) => ({
      of: [nameOf(n), ...(domain ? [`email:e${n}@${domain}`] : [])],
      at: early,
      tells: {},
    })),
    ...told.map(({ profile, at, ...tells }) => ({ of: [nameOf(profile)], at, tells })),
    ...events.map(({ profile, at, robot, creative, userAgent, topic, kind, ...does }) => ({
      of: [nameOf(profile)],
      at,
      robot,
      does: {
        ...does,
        kind,
        properties: topic === null ? null : { topic },
        context: userAgent === null ? null : { userAgent },
        ...(creative === null
          ? {}
          : {
              platform: 'META' as const,
              creative: creativeKey(creative),
              creativeName: creativeName(creative),
              campaign: campaignName(creative),
              format: formats[creative % formats.length]!.id,
            }),
      },
    })),
  )
  for (const [n, together] of merged.entries())
    if (together) await collect(db, space, { of: [nameOf(2 * n), nameOf(2 * n + 1)], at: early, tells: {} })

  const profiles = await db.query<{ id: string; head: string; name: string }>(
    `SELECT c.id::text AS id, coalesce(c.merged_into, c.id)::text AS head, n.namespace || ':' || n.value AS name
     FROM identity n JOIN customer c ON c.workspace_id = n.workspace_id AND c.id = n.customer_id
     WHERE n.workspace_id = $1::uuid AND n.namespace <> 'email'`,
    [space.id],
  )
  const profileOf = (n: number) => profiles.find(({ name }) => name === nameOf(n))!
  for (const [n, { sum, count }] of sentiments.entries())
    await db.execute(
      'UPDATE customer SET sentiment_sum = $3::float8, sentiment_count = $4::int WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [space.id, profileOf(n).id, sum, count],
    )
  for (const [n, earned] of points.entries())
    await db.execute(
      'INSERT INTO customer_points (workspace_id, customer_id, earned, spent) VALUES ($1::uuid, $2::uuid, $3::bigint, 0)',
      [space.id, profileOf(n).id, earned],
    )
  for (const { profile, purpose, granted, at } of consents)
    await db.execute(
      `INSERT INTO consent AS c (workspace_id, customer_id, purpose, granted, at, source) VALUES ($1::uuid, $2::uuid, $3, $4, $5::timestamptz, '')
       ON CONFLICT (workspace_id, customer_id, purpose) DO UPDATE SET granted = excluded.granted, at = excluded.at
       WHERE excluded.at > c.at OR (excluded.at = c.at AND NOT excluded.granted)`,
      [space.id, profileOf(profile).id, purpose, granted, at],
    )
  const heads = [...new Set(profiles.map(({ head }) => head))]
  const numbersOf = (head: string) => emails.flatMap((_, n) => (profileOf(n).head === head ? [n] : []))
  const inSegment = heads.filter((head) => members[numbersOf(head)[0]!])
  const segment = await segmentOf(db, space, inSegment)

  const loyal = await db.query<{ head: string; score: number | null }>(
    `SELECT head::text AS head, score FROM (${loyaltyOf('SELECT unnest($2::uuid[]) AS head', '$3::timestamptz')}) l`,
    [space.id, heads, now],
  )
  const answer = await space.ask<Record<string, Told>>(
    `{ ${emails.map((_, n) => `p${n}: customer(identity: { namespace: "${nameOf(n).split(':')[0]}", value: "${nameOf(n).split(':')[1]}" }) { ${shown} }`).join(' ')} }`,
  )
  const people = heads.map((head): [string, ModelPerson] => {
    const numbers = numbersOf(head)
    const sum = (value: (n: number) => number) => numbers.reduce((total, n) => total + value(n), 0)
    return [
      head,
      {
        ...answer[`p${numbers[0]}`]!,
        events: events.filter(({ profile, robot }) => !robot && numbers.includes(profile)),
        sentiment: { sum: sum((n) => sentiments[n]!.sum), count: sum((n) => sentiments[n]!.count) },
        loyalty: { score: loyal.find((one) => one.head === head)?.score ?? 0, points: sum((n) => points[n]!) },
        consents: consents.filter(({ profile }) => numbers.includes(profile)),
        segments: inSegment.includes(head) ? [segment] : [],
      },
    ]
  })
  return { people: new Map(people), segment }
}

type Told = Pick<
  ModelPerson,
  'traits' | 'known' | 'displayName' | 'identities' | 'engagement' | 'firstSeenAt' | 'lastSeenAt' | 'interests'
>
const shown =
  'traits known displayName identities { namespace value } engagement { interactions exposures responses purchases } firstSeenAt lastSeenAt interests(first: 100) { topic share lastAt }'
