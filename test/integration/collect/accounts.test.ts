import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { sentence } from '../../support/sentence.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
const refused = { message: expect.stringMatching(sentence) }
let accounts = 1000

const account = '... on ChannelAccount { channel accountId name } ... on Error { message }'
const connect = async (space: Space, channel: string, accountId: string, name = 'Nordlys Cycles') => {
  const mutation = `mutation ($channel: String!, $accountId: String!, $name: String!) {
    connectAccount(channel: $channel, accountId: $accountId, name: $name) { ${account} } }`
  return (await space.ask<{ connectAccount: unknown }>(mutation, { channel, accountId, name })).connectAccount
}
const disconnect = async (space: Space, channel: string, accountId: string) => {
  const mutation = `mutation ($channel: String!, $accountId: String!) {
    disconnectAccount(channel: $channel, accountId: $accountId) { ${account} } }`
  return (await space.ask<{ disconnectAccount: unknown }>(mutation, { channel, accountId })).disconnectAccount
}
const listed = async (space: Space) =>
  (await space.ask<{ workspace: { accounts: unknown[] } }>('{ workspace { accounts { channel accountId name } } }'))
    .workspace.accounts

test('accounts are connected, renamed, listed and disconnected', async () => {
  const space = await rapport.newSpace()
  const [page, gram] = [`${++accounts}`, `${++accounts}`]
  expect(await listed(space)).toEqual([])
  await connect(space, 'instagram', gram)
  await connect(space, 'facebook', page, 'Old name')
  const renamed = { channel: 'facebook', accountId: page, name: 'New name' }
  expect(await connect(space, 'facebook', page, ' New name ')).toEqual(renamed)
  expect(await listed(space)).toEqual([renamed, { channel: 'instagram', accountId: gram, name: 'Nordlys Cycles' }])
  expect(await disconnect(space, 'facebook', page)).toEqual(renamed)
  expect(await disconnect(space, 'facebook', page)).toEqual(refused)
  expect(await listed(space)).toHaveLength(1)
})

test('an account of another workspace is refused, also when both ask at once, until it is disconnected there', async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const page = `${++accounts}`
  const answers = await Promise.all([connect(space, 'facebook', page), connect(other, 'facebook', page)])
  expect(answers).toContainEqual(refused)
  const [owner, late] = (await listed(space)).length === 1 ? [space, other] : [other, space]
  expect([await listed(owner), await listed(late)]).toEqual([[expect.objectContaining({ accountId: page })], []])
  expect(await disconnect(late, 'facebook', page)).toEqual(refused)
  // The same number means another account on another channel.
  expect(await connect(late, 'instagram', page)).toMatchObject({ channel: 'instagram' })
  await disconnect(owner, 'facebook', page)
  expect(await connect(late, 'facebook', page)).toMatchObject({ accountId: page })
})

test.for([
  ['linkedin', '1', 'A name'],
  ['facebook', 'nordlys.cycles', 'A name'],
  ['facebook', '', 'A name'],
  ['facebook', '1', ' '],
] as const)('%j is refused with a sentence', async ([channel, accountId, name]) => {
  const space = await rapport.newSpace()
  expect(await connect(space, channel, accountId, name)).toEqual(refused)
  expect(await listed(space)).toEqual([])
})

test('connecting takes a key that may do everything', async () => {
  const space = await rapport.newSpace()
  const make = 'mutation { createApiKey(name: "w", kind: SECRET, scope: WRITE) { key } }'
  const { key } = (await space.ask<{ createApiKey: { key: string } }>(make)).createApiKey
  const answer = await space.send(
    { query: 'mutation { connectAccount(channel: "facebook", accountId: "1", name: "x") { __typename } }' },
    { credential: key },
  )
  expect(answer.errors[0]?.extensions?.code).toBe('FORBIDDEN')
})
