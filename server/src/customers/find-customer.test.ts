import { open } from '@rapport/prisma/open.ts'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, test } from 'vitest'
import type { Viewer } from '../viewer/viewer.ts'
import { setUp } from '../setup/set-up.ts'
import { findCustomer, listCustomers } from './find-customer.ts'

const db = await open({ dataDir: 'memory://' })
await setUp(db, { demoData: false })
afterAll(() => db.close())
const { id: workspaceId } = await db.prisma.workspace.findFirstOrThrow()

async function add(displayName: string, namespace: string, value: string) {
  const now = new Date()
  await db.prisma.customer.create({
    data: {
      workspaceId,
      id: uuidv7(),
      known: true,
      displayName,
      firstSeenAt: now,
      lastSeenAt: now,
      identities: { create: { namespace, value } },
    },
  })
}
await add('Ada 100% Invented', 'user_id', 'a_1')
await add('Bo\\Invented', 'user_id', 'ab1')
await add('Ci Invented', 'a', 'b:c')

const found = async (search: string) =>
  (await listCustomers(db, workspaceId, { search }, {})).map(({ displayName }) => displayName)

test.for([
  ['%', ['Ada 100% Invented']],
  ['100%', ['Ada 100% Invented']],
  ['%Invented', []],
  ['a_1', ['Ada 100% Invented']],
  ['_', []],
  ['\\', ['Bo\\Invented']],
  ['INVENTED', ['Ci Invented', 'Bo\\Invented', 'Ada 100% Invented']],
] as const)('a search for %s takes every character as it stands', async ([search, names]) => {
  expect((await found(search)).toSorted()).toEqual([...names].toSorted())
})

test('a token for somebody of one namespace does not find somebody of another that reads the same', async () => {
  const viewer = (customer: string): Viewer => ({
    kind: 'embed',
    workspaceId,
    grant: { operations: [], customers: [customer], pii: 'full', origins: [] },
    by: { kind: 'embed token', id: 'x', expiresAt: new Date() },
  })
  const one = async (namespace: string, value: string) =>
    (await findCustomer(db, workspaceId, viewer('a:b:c'), { identity: { namespace, value } }))?.displayName
  await add('Di Invented', 'a:b', 'c')
  expect(await one('a', 'b:c')).toBe('Ci Invented')
  expect(await one('a:b', 'c')).toBeUndefined()
})
