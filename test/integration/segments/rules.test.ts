import { compileRule } from '@rapport/server/segments/rules/compile-rule.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { addPeople } from '../../support/people.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

/** User ids of those whom a rule is true of. */
async function whoMatches({ id }: Space, json: unknown, now = '2026-03-10T00:00:00.000Z') {
  const { text, values } = compileRule(parseRule(json))
  const rows = await rapport.db.query<{ customer_id: string }>(text, [id, null, now, ...values])
  const named = await rapport.db.query<{ value: string }>(
    `SELECT value FROM identity WHERE workspace_id = $1::uuid AND namespace IN ('user_id', 'anonymous_id')
       AND customer_id = ANY($2::uuid[]) ORDER BY value`,
    [id, rows.map((row) => row.customer_id)],
  )
  return named.map(({ value }) => value)
}

test('conditions find the people of whom they are true', async () => {
  const space = await rapport.newSpace()
  await addPeople(space)
  await collect(rapport.db, space, {
    of: ['user_id:43'],
    at: '2026-03-09T10:00:00.000Z',
    does: { kind: 'PAGE_VIEW', name: 'Prices', context: { userAgent: 'Mozilla/5.0 (iPhone) Mobile Safari/605' } },
    tells: { traits: { income: '52000.50', tags: ['vip'], address: { country: 'NO' }, since: '2026-03-01' } },
  })
  const found = (json: unknown) => whoMatches(space, json)
  expect(await found({ trait: 'city', equals: 'Oslo' })).toEqual(['43'])
  expect(await found({ trait: 'income', gte: 52000.5, lt: 60000 })).toEqual(['43'])
  expect(await found({ trait: 'address.country', in: ['NO', 'SE'] })).toEqual(['43'])
  expect(await found({ trait: 'tags', contains: 'vip' })).toEqual(['43'])
  expect(await found({ trait: 'since', withinLast: { days: 10 } })).toEqual(['43'])
  expect(await found({ trait: 'since', withinLast: { days: 9 } })).toEqual([])
  expect(await found({ profile: 'known', equals: false })).toEqual(['a-1'])
  expect(await found({ profile: 'emailDomain', equals: 'example.com' })).toEqual(['42'])
  expect(await found({ identity: 'instagram', startsWith: 'ada' })).toEqual(['42'])
  expect(await found({ did: { kind: 'PURCHASE' }, sum: { currency: 'NOK', gte: 499.9 } })).toEqual(['42'])
  expect(await found({ did: { kind: 'PURCHASE' }, sum: { currency: 'NOK', lt: 1000 } })).toEqual(['42'])
  expect(await found({ did: { kind: 'PURCHASE' }, sum: { currency: 'EUR', lt: 1000 } })).toEqual([])
  expect(await found({ interest: 'no such topic', gte: 0 })).toEqual([])
  expect(await found({ not: { interest: 'no such topic', gte: 0 } })).toEqual(['42', '43', 'a-1'])
  expect(await found({ did: { kind: 'IMPRESSION', medium: 'VIDEO' }, atLeast: 2 })).toEqual(['42'])
  expect(await found({ did: {}, withinLast: { hours: 24 } })).toEqual(['43'])
  expect(await found({ didNot: { campaign: 'spring' } })).toEqual(['43', 'a-1'])
  expect(await found({ device: 'os', equals: 'iOS' })).toEqual(['43'])
  expect(await found({ affinity: { medium: 'VIDEO' }, gte: 0.01 })).toEqual(['42'])
  expect(await found({ and: [{ profile: 'known', equals: true }, { not: { trait: 'city', exists: true } }] })).toEqual(
    [],
  )
})
