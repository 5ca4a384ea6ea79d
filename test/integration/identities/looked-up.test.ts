import { lockCounters } from '@rapport/server/counters/lock-counters.sql.ts'
import { PeopleLookup } from '@rapport/server/identities/look-up-people.ts'
import { resolvePeople } from '@rapport/server/identities/resolve-people.ts'
import { setIdentityRules } from '@rapport/server/identities/set-identity-rules.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { Identified } from '../../support/identified.ts'

const { db, newSpace } = await startRapport()

const email = { namespace: 'email', value: 'info@example.com' }
const visitor = { namespace: 'anonymous_id', value: 'a' }

/** Looks people up, lets something happen, and resolves them as the messages of one group. */
async function resolve(workspaceId: string, messages: readonly (typeof email)[][], meanwhile: () => Promise<unknown>) {
  const named = messages.map(
    (identities) => ({ identities, rule: 'IDENTIFY', at: '2026-03-01', actor: 'test' }) as const,
  )
  const before = await new PeopleLookup(db).lookUp(workspaceId, named)
  await meanwhile()
  return db.transaction(async (sql) => {
    await lockCounters(sql, workspaceId)
    return resolvePeople(sql, workspaceId, named, [before])
  })
}

test('rules that are set while messages wait hold for them', async () => {
  const people = await Identified.in(await newSpace())
  const { id } = people.space
  await people.tell(['email:info@example.com'])
  expect(await resolve(id, [[email]], () => setIdentityRules(db, id, { blocked: [email.value] }))).toEqual([null])
  const [found] = await resolve(id, [[email]], () => setIdentityRules(db, id, {}))
  expect(found).not.toBeNull()
})

test('who became one person while messages wait is one to them, and who was separated is not', async () => {
  const people = await Identified.in(await newSpace())
  const { id } = people.space
  await people.tell(['email:info@example.com'], ['anonymous_id:a'])
  let merge: string | null | undefined
  const merged = await resolve(id, [[email], [visitor]], async () => {
    merge = (await people.merge('email:info@example.com', 'anonymous_id:a')).mergeId
  })
  expect(new Set(merged.map((one) => one?.head)).size).toBe(1)
  const separated = await resolve(id, [[email], [visitor]], () => people.undo(merge!))
  expect(new Set(separated.map((one) => one?.head)).size).toBe(2)
})
