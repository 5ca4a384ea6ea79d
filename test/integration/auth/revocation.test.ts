import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { addPeople } from '../../support/people.ts'
import { sentence } from '../../support/sentence.ts'
import type { Space } from '../../support/space.ts'
import { pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()

interface Minted {
  id: string
  token: string
}

const mint = async (space: Space, credential = space.key) =>
  (
    await space.ask<{ createEmbedToken: Minted }>(
      `mutation { createEmbedToken(input: { origins: ["${pageOrigin}"], anyCustomer: true }) { ... on EmbedToken { id token } } }`,
      {},
      { credential },
    )
  ).createEmbedToken

const revoke = (space: Space, id: string, credential = space.key) =>
  space.send<{ revokeEmbedToken: { id?: string; message?: string } }>(
    {
      query:
        'mutation ($id: ID!) { revokeEmbedToken(id: $id) { ... on RevokedEmbedToken { id } ... on Error { message } } }',
      variables: { id },
    },
    { credential },
  )

const { documentId } = trusted('ProfileCard')
const card = (space: Space, { token }: Minted) =>
  space.send(
    { documentId, variables: { customer: { namespace: 'user_id', value: '42' }, formats: 1, interactions: 1 } },
    { credential: token, origin: pageOrigin },
  )

const statusOf = async (space: Space, token: Minted) => (await card(space, token)).status

test('a key that is revoked takes the tokens with it that it minted, at once, and no others', async () => {
  const space = await rapport.newSpace()
  await addPeople(space)
  const key = await makeKey(space, { scope: 'READ' })
  const [its, other] = [await mint(space, key.key), await mint(space)]
  expect([await statusOf(space, its), await statusOf(space, other)]).toEqual([200, 200])
  await space.ask(`mutation { revokeApiKey(id: "${key.id}") { __typename } }`)
  const { status, text, errors } = await card(space, its)
  expect([status, text.includes('Ada'), await statusOf(space, other)]).toEqual([401, false, 200])
  expect(errors[0]?.message).toMatch(sentence)
  expect(errors[0]?.message).toContain('revoked')
})

test('a token is revoked by its id, at once and alone', async () => {
  const space = await rapport.newSpace()
  const [one, other] = [await mint(space), await mint(space)]
  const claims = JSON.parse(Buffer.from(one.token.split('.')[1] ?? '', 'base64url').toString()) as { jti: string }
  expect(claims.jti).toBe(one.id)
  expect((await revoke(space, one.id)).data.revokeEmbedToken).toEqual({ id: one.id })
  expect([await statusOf(space, one), await statusOf(space, other)]).toEqual([401, 200])
  expect((await revoke(space, one.id)).data.revokeEmbedToken).toEqual({ id: one.id })
  await revoke(space, ` ${other.id.toUpperCase()}`)
  expect(await statusOf(space, other)).toBe(401)
})

test('a READ key revokes what it minted and nothing else, an ADMIN key revokes any', async () => {
  const space = await rapport.newSpace()
  const [mine, another] = [await makeKey(space, { scope: 'READ' }), await makeKey(space, { scope: 'WRITE' })]
  const [first, second] = [await mint(space, mine.key), await mint(space, mine.key)]
  const refused = (await revoke(space, first.id, another.key)).data.revokeEmbedToken
  expect(refused.message).toMatch(sentence)
  expect(await statusOf(space, first)).toBe(200)
  expect((await revoke(space, first.id, mine.key)).data.revokeEmbedToken).toEqual({ id: first.id })
  expect((await revoke(space, second.id)).data.revokeEmbedToken).toEqual({ id: second.id })
  expect([await statusOf(space, first), await statusOf(space, second)]).toEqual([401, 401])
})

test('another workspace revokes nothing here, and a token revokes nothing at all', async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const token = await mint(space)
  await revoke(other, token.id)
  const byToken = await space.send(
    { query: `mutation { revokeEmbedToken(id: "${token.id}") { __typename } }` },
    { credential: token.token, origin: pageOrigin },
  )
  expect([byToken.status, await statusOf(space, token)]).toEqual([403, 200])
})

/** The id of a token that a key minted this many hours ago. */
const mintedAgo = (key: string, hours: number) => {
  const time = Math.floor(Date.now() - hours * 3_600_000)
  const digits = time.toString(16).padStart(12, '0')
  return `${key}.${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`
}

test.for<[string, (key: string) => string]>([
  ['words', () => 'let-me-in'],
  ['nothing', () => ''],
  ['the id of a key', (key) => key],
  ['three parts', (key) => `${key}.${key}.${key}`],
  ['a token that is long over', (key) => mintedAgo(key, 25)],
  ['a token of tomorrow', (key) => mintedAgo(key, -24)],
])('%s is not the id of a token that can be revoked', async ([what, id]) => {
  const space = await rapport.newSpace()
  const key = await makeKey(space, { scope: 'READ' })
  const { message } = (await revoke(space, id(key.id), key.key)).data.revokeEmbedToken
  expect(message, what).toMatch(sentence)
})

test('revocations are kept no longer than tokens may live', async () => {
  const space = await rapport.newSpace()
  const key = await makeKey(space, { scope: 'READ' })
  await revoke(space, mintedAgo(key.id, 23))
  const kept = () =>
    rapport.db.query<{ id: string }>('SELECT id FROM revoked_token WHERE workspace_id = $1::uuid', [space.id])
  expect(await kept()).toHaveLength(1)
  // As if the hour had passed that it may still live.
  await rapport.db.execute(
    `UPDATE revoked_token SET expires_at = expires_at - interval '2 hours' WHERE workspace_id = $1::uuid`,
    [space.id],
  )
  const { id } = await mint(space)
  await revoke(space, id)
  expect(await kept()).toEqual([{ id }])
})

test('a token is looked up in one statement, whether it was revoked or not', async () => {
  const space = await rapport.newSpace()
  const [good, bad] = [await mint(space), await mint(space)]
  await revoke(space, bad.id)
  for (const [token, statements] of [
    [good, 2],
    [bad, 1],
  ] as const) {
    rapport.db.statements.length = 0
    await card(space, token)
    expect(rapport.db.statements).toHaveLength(statements)
  }
})
