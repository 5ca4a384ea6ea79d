import { afterAll, expect, test } from 'vitest'
import { listMigrations } from '@rapport/prisma/migrate.ts'
import { recount } from '@rapport/server/recount/recount.ts'
import { newDatabase } from '../../support/databases.ts'

const { db, drop } = await newDatabase()
// The embedded one comes with every migration.
await db.execute('DROP SCHEMA public CASCADE')
await db.execute('CREATE SCHEMA public')
afterAll(drop)

const [first, ...later] = (await listMigrations()).migrationDirectories

/** Statement by statement, as Prisma's engine would, which goes through all of them and stops nowhere in between. */
async function apply({ migrationFile }: NonNullable<typeof first>) {
  const { content } = migrationFile
  if (content.tag !== 'ok') throw new Error(`${migrationFile.path} cannot be read`)
  for (const statement of content.value.split(/;\s*$/m)) if (statement.trim()) await db.execute(statement)
}

const workspace = '00000000-0000-7000-8000-000000000001'
const creative = '00000000-0000-7000-8000-000000000002'

test('reports that were imported before editions were kept get theirs: of two breakdowns the coarser one counts', async () => {
  await apply(first!)
  await db.execute(`INSERT INTO workspace (id, name, embed_secret) VALUES ($1::uuid, 'Old', '\\x00')`, [workspace])
  await db.execute(
    `INSERT INTO creative (workspace_id, id, platform, key, name) VALUES ($1::uuid, $2::uuid, 'META', 'a', 'a')`,
    [workspace, creative],
  )
  await db.execute(
    `INSERT INTO report (workspace_id, creative_id, period, slice, day, until, cut, age, gender, impressions, import_id)
     SELECT $1::uuid, $2::uuid, '2026-03-01', slice, '2026-03-01', '2026-03-01', cut, age, gender, impressions, $2::uuid
     FROM (VALUES ('age=18-24', 1, '18-24', '', 60), ('age=25-34', 1, '25-34', '', 40), ('age=18-24|gender=f', 3, '18-24', 'f', 55))
       AS row(slice, cut, age, gender, impressions)`,
    [workspace, creative],
  )
  while (later.length > 0 && !later[0]!.path.endsWith('instagram_ids')) await apply(later.shift()!)
  const editions = await db.query(
    'SELECT cut::int AS cut, rows, impressions::int AS impressions, answers::int AS answers FROM report_edition ORDER BY cut',
  )
  // Bits 0 and 1: the total and by age; bits 2 and 3: by gender, alone and with age.
  expect(editions).toEqual([
    { cut: 1, rows: 2, impressions: 100, answers: 0b0011 },
    { cut: 3, rows: 1, impressions: 55, answers: 0b1100 },
  ])
})

test('people whom webhooks told of keep their id on Instagram, apart from handles; nobody else’s names move', async () => {
  const ofMeta = 'message meta:comment:1799:add'
  const names = [
    ['instagram', '17841400000000001', ofMeta],
    ['instagram', 'ada.solberg', ofMeta],
    ['instagram', '17841400000000002', 'message from-a-page'],
    ['facebook', '17841400000000001', ofMeta],
  ]
  await db.execute(
    'INSERT INTO customer (workspace_id, id, first_seen_at, last_seen_at) VALUES ($1::uuid, $1::uuid, now(), now())',
    [workspace],
  )
  for (const name of names)
    await db.execute(
      'INSERT INTO identity (workspace_id, customer_id, namespace, value, added_by) VALUES ($1::uuid, $1::uuid, $2, $3, $4)',
      [workspace, ...name],
    )
  while (later.length > 0 && !later[0]!.path.endsWith('interest_in_formats')) await apply(later.shift()!)
  expect(await db.query('SELECT namespace, value FROM identity ORDER BY namespace, value')).toEqual([
    { namespace: 'facebook', value: '17841400000000001' },
    { namespace: 'instagram', value: '17841400000000002' },
    { namespace: 'instagram', value: 'ada.solberg' },
    { namespace: 'instagram_id', value: '17841400000000001' },
  ])
})

test('what people answered to, and where they saw things, counts from before it was counted, as it would today', async () => {
  await db.execute(
    `INSERT INTO ad_format (id, platform, name, medium, interactive, source) VALUES ('reels', 'META', 'Reels', 'VIDEO', false, '')`,
  )
  await db.execute(`UPDATE creative SET format_id = 'reels' WHERE id = $1::uuid`, [creative])
  await db.execute(
    `INSERT INTO customer_format (workspace_id, customer_id, format_id, exposures, responses, clicks, conversions, last_at)
     VALUES ($1::uuid, $1::uuid, 'reels', 1, 3, 1, 1, '2026-05-01T10:00:00Z')`,
    [workspace],
  )
  const deeds = ['IMPRESSION', 'CLICK', 'SHARE', 'COMMENT', 'PURCHASE'].map((kind, i) => ({
    kind,
    at: `2026-0${i + 1}-01T10:00:00Z`,
  }))
  await db.execute(
    `INSERT INTO interaction (workspace_id, id, customer_id, kind, at, channel, creative_id, key)
     SELECT $1::uuid, gen_random_uuid(), $1::uuid, kind, at, 'instagram', $2::uuid, at::text
     FROM json_to_recordset($3::json) AS deed(kind interaction_kind, at timestamptz)`,
    [workspace, creative, JSON.stringify(deeds)],
  )
  for (const migration of later) await apply(migration)
  const wrong = (await recount(db, workspace, { check: true })).map(({ counter }) => counter)
  expect(wrong).not.toContain('customer_format')
  expect(wrong).not.toContain('channel_reach')
  expect(await db.query('SELECT interest IS NOT NULL AS known FROM customer_format')).toEqual([{ known: true }])
  expect(await db.query('SELECT channel FROM channel_reach')).toEqual([{ channel: 'instagram' }])
})
