import { AddedInteractions } from '@rapport/server/live/added-interactions.ts'
import { Mailbox } from '@rapport/server/live/mailbox.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'

const { db, newSpace } = await startRapport()

test('what is done while a follower is still learning who stands for the person is told too', async () => {
  const space = await newSpace()
  await collect(
    db,
    space,
    { of: ['user_id:1'], does: { name: 'before' } },
    { of: ['anonymous_id:a'], does: { name: 'before' } },
  )
  const profiles = await db.query<{ id: string; namespace: string }>(
    'SELECT customer_id::text AS id, namespace FROM identity WHERE workspace_id = $1::uuid',
    [space.id],
  )
  const [visitor, user] = ['anonymous_id', 'user_id'].map((one) => profiles.find((it) => it.namespace === one)!.id)
  const following = new AddedInteractions(db, space.id)
  const mailbox = new Mailbox<string>(10, () => {})
  following.follow(visitor!, mailbox)
  following.onChange({ workspaceId: space.id, people: [visitor!] })
  await expect.poll(() => db.statements.some((statement) => statement.includes('followed'))).toBe(true)
  await collect(
    db,
    space,
    { of: ['user_id:1', 'anonymous_id:a'], tells: {} },
    { of: ['user_id:1'], does: { name: 'after' } },
  )
  const [after] = await db.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction WHERE workspace_id = $1::uuid AND name = 'after'`,
    [space.id],
  )
  following.onChange({ workspaceId: space.id, people: [visitor!, user!] })
  following.onChange({ workspaceId: space.id, people: [user!], added: [after!.id, after!.id] })
  expect(await mailbox.next()).toEqual({ done: false, value: after!.id })
})
