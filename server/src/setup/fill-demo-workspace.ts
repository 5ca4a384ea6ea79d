import type { Sql } from '@rapport/prisma/database.ts'
import { copyLine, type CopyValue } from '@rapport/prisma/copy-text.ts'
import { demoData, type DemoData } from '@rapport/prisma/demo/demo-data.ts'
import { uuidv7 } from 'uuidv7'
import { interestWeights } from '../counters/interest-weights.ts'
import { appendInteractions, stagedInteractionColumns } from '../interactions/append-interactions.sql.ts'
import { cutOf } from '../performance/breakdowns.ts'
import { countReports } from '../performance/count-reports.sql.ts'
import { refreshEditions } from '../performance/report-editions.sql.ts'
import { isSpoken } from '../sentiment/text-reader.ts'
import { textReader } from '../sentiment/text-readers.ts'
import { exampleSegments } from '../segments/example-segments.ts'
import { addSegment } from '../segments/save-segment.ts'
import { createWorkspace } from '../workspaces/create-workspace.ts'
import { setLanguages } from '../workspaces/set-languages.ts'

const dayInMilliseconds = 24 * 60 * 60 * 1000

/** Makes a workspace of invented people and campaigns whose last day is yesterday; call it inside a transaction. */
export async function fillDemoWorkspace(sql: Sql) {
  const workspace = await createWorkspace(sql, { name: 'Nordlys Cycles (demo)', timeZone: 'UTC', demo: true })
  await fill(sql, workspace.id, demoData(new Date(Date.now() - dayInMilliseconds).toISOString().slice(0, 10)))
  return workspace
}

async function fill(sql: Sql, workspaceId: string, data: DemoData): Promise<void> {
  const copy = (target: string, rows: CopyValue[][]) => sql.copy(target, rows.map(copyLine).join(''))
  const campaignIds = new Map(data.campaigns.map(({ key }) => [key, uuidv7()]))
  const creativeIds = new Map(data.creatives.map(({ key }) => [key, uuidv7()]))
  const customerIds = data.customers.map(() => uuidv7())
  const lastSeen = new Date().toISOString()

  await copy(
    'campaign (workspace_id, id, platform, key, name)',
    data.campaigns.map(({ key, platform, name }) => [workspaceId, campaignIds.get(key), platform, key, name]),
  )
  await copy(
    'creative (workspace_id, id, platform, key, name, campaign_id, format_id, format_source, channel, paid, published_at)',
    data.creatives.map((one) => [
      workspaceId,
      creativeIds.get(one.key),
      one.platform,
      one.key,
      one.name,
      campaignIds.get(one.campaignKey),
      one.formatId,
      'COLUMN',
      one.channel,
      one.paid,
      one.publishedAt.toISOString(),
    ]),
  )
  await copy(
    'customer (workspace_id, id, known, display_name, traits, first_seen_at, last_seen_at)',
    data.customers.map(({ known, displayName, traits }, i) => [
      workspaceId,
      customerIds[i],
      known,
      displayName,
      JSON.stringify(traits),
      lastSeen,
      lastSeen,
    ]),
  )
  await copy(
    'identity (workspace_id, namespace, value, customer_id)',
    data.customers.flatMap(({ identities }, i) =>
      identities.map(({ namespace, value }) => [workspaceId, namespace, value, customerIds[i]]),
    ),
  )
  // Whoever takes the newsletter has agreed to be shown what suits them; the others were not asked.
  await copy(
    'consent (workspace_id, customer_id, purpose, granted, at, source)',
    data.customers.flatMap(({ traits }, i) =>
      traits['newsletter'] === 'yes' ? [[workspaceId, customerIds[i], 'Advertising', true, lastSeen, 'demo']] : [],
    ),
  )
  await setLanguages(sql, workspaceId, ['en', 'no', 'de', 'ro', 'sv', 'nl', 'fr'])
  const reader = await textReader(sql, workspaceId)
  const topicsOf = new Map(data.creatives.map(({ key, topics }) => [key, topics.join('\n')]))
  await sql.execute(`CREATE TEMP TABLE demo_interaction (${stagedInteractionColumns}) ON COMMIT DROP`)
  const keys = new Map(data.interactions.map((one, i) => [one, `demo:${i}`]))
  await copy(
    'demo_interaction (id, customer_id, kind, at, channel, creative_id, text, value, currency, key, topics, reply_to, reading)',
    data.interactions.map(({ customer, kind, at, channel, creativeKey, text, value, currency, answers }, i) => [
      uuidv7(),
      customerIds[customer],
      kind,
      at.toISOString(),
      channel,
      creativeKey === null ? null : creativeIds.get(creativeKey),
      text,
      value,
      currency,
      `demo:${i}`,
      kind in interestWeights && creativeKey !== null ? topicsOf.get(creativeKey) : null,
      answers && JSON.stringify([keys.get(answers)]),
      isSpoken({ kind, text }) ? JSON.stringify(reader.read(text ?? '')) : null,
    ]),
  )
  await appendInteractions(sql, workspaceId, 'demo_interaction')
  await copyReports(sql, workspaceId, data, creativeIds)
  // The database has no statistics of what came a moment ago, and plans as if there were a handful of rows.
  await sql.execute('ANALYZE')
  for (const segment of exampleSegments) await addSegment(sql, workspaceId, segment)
}

async function copyReports(
  sql: Sql,
  workspaceId: string,
  data: DemoData,
  creativeIds: Map<string, string>,
): Promise<void> {
  const importId = uuidv7()
  const cut = cutOf(['age', 'gender'])
  const lines = data.reports.map((one) =>
    copyLine([
      workspaceId,
      creativeIds.get(one.creativeKey),
      one.day,
      `age=${one.age}|gender=${one.gender}`,
      one.day,
      one.day,
      cut,
      one.age,
      one.gender,
      one.impressions,
      one.reach,
      one.clicks,
      one.reactions,
      one.comments,
      one.shares,
      one.videoViews,
      one.conversions,
      one.revenue,
      one.spend,
      one.currency,
      importId,
    ]),
  )
  await sql.copy(
    `report (workspace_id, creative_id, period, slice, day, until, cut, age, gender, impressions, reach, clicks, reactions, comments,
      shares, video_views, conversions, revenue, spend, currency, import_id)`,
    lines.join(''),
  )
  const days = data.reports.map(({ day }) => day)
  const first = days.reduce((one, other) => (one < other ? one : other))
  const last = days.reduce((one, other) => (one > other ? one : other))
  const reports = 'FROM report WHERE workspace_id = $1::uuid'
  await refreshEditions(sql, workspaceId, `SELECT DISTINCT creative_id, period ${reports}`, cut)
  await countReports(sql, workspaceId, `SELECT creative_id ${reports}`, first, last)
}
