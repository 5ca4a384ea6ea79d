import { afterAll, expect, test } from 'vitest'
import { catalogue } from '@rapport/prisma/catalogue/catalogue.ts'
import { publishCatalogue } from '@rapport/server/formats/publish-catalogue.sql.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import { authenticate } from '@rapport/server/auth/authenticate.ts'
import { newDatabase } from '../../support/databases.ts'

const { db, drop } = await newDatabase()
afterAll(drop)

const everything = async () => {
  const rows = await db.query<{ digest: string }>(
    `SELECT md5(string_agg(r, ',' ORDER BY r)) AS digest FROM (
       SELECT 'f' || to_jsonb(f)::text || f.xmin::text AS r FROM ad_format f UNION ALL SELECT 'k' || to_jsonb(k)::text FROM api_key k
       UNION ALL SELECT 'w' || to_jsonb(w)::text FROM workspace w) all_rows`,
  )
  return rows[0]?.digest
}

test('the first set-up makes one workspace and its two keys, and tells them', async () => {
  const { newKeys, demo } = await setUp(db, { demoData: false })
  expect(demo).toBe(false)
  expect(newKeys.map(({ kind, key }) => [kind, key.slice(0, 3)])).toEqual([
    ['SECRET', 'rk_'],
    ['WRITE', 'wk_'],
  ])
  const [secret] = newKeys
  expect(await authenticate(db, `Bearer ${secret?.key}`)).toMatchObject({ kind: 'key', scope: 'ADMIN' })
  expect(await db.prisma.workspace.count()).toBe(1)
})

test('a second set-up changes nothing and tells no keys', async () => {
  const before = await everything()
  expect(await setUp(db, { demoData: false })).toEqual({ newKeys: [], demo: false })
  expect(await everything()).toBe(before)
})

test("keys from the environment become the first workspace's, once", async () => {
  const options = {
    demoData: false,
    bootstrapSecretKey: 'rk_from_the_environment',
    bootstrapWriteKey: 'wk_from_the_environment',
  }
  for (let i = 0; i < 2; i++) {
    expect((await setUp(db, options)).newKeys).toEqual([])
    expect(await db.prisma.apiKey.count()).toBe(4)
  }
  expect(await authenticate(db, 'Bearer rk_from_the_environment')).toMatchObject({ scope: 'ADMIN' })
})

test('the catalogue is published as it is shipped; again, it touches no row; a row that was changed is mended', async () => {
  const shared = () => db.prisma.adFormat.findMany({ where: { workspaceId: null } })
  expect((await shared()).map(({ id }) => id).toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted())
  expect(catalogue.length).toBeGreaterThanOrEqual(80)
  const before = await everything()
  await publishCatalogue(db)
  expect(await everything()).toBe(before)
  await db.execute(`UPDATE ad_format SET name = 'Wrong' WHERE id = 'meta_carousel'`)
  await publishCatalogue(db)
  expect((await shared()).find(({ id }) => id === 'meta_carousel')?.name).toBe(
    catalogue.find(({ id }) => id === 'meta_carousel')?.name,
  )
})
