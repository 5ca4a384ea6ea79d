import { expect, test } from 'vitest'
import { firstKey, startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { sentence } from '../../support/sentence.ts'

const rapport = await startRapport()

test.for([
  ['no key', null],
  ['an unknown key', 'rk_unknown_and_long_enough'],
  ['a write key', 'wk_for_pages_and_apps_only'],
  ['words', 'let-me-in'],
  ['something with the form of a token', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'],
  ['an unsigned token that names no workspace', 'eyJhbGciOiJub25lIn0.e30.'],
] as const)('%s is answered with 401 and a sentence that does not repeat it', async ([, credential]) => {
  const space = await rapport.newSpace()
  const answer = await space.send({ query: '{ workspace { name } }' }, { credential })
  expect(answer.status).toBe(401)
  expect(answer.headers['www-authenticate']).toBe('Bearer')
  expect(answer.data).toBeUndefined()
  expect(answer.errors[0]?.message).toMatch(sentence)
  expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  if (credential) expect(answer.text).not.toContain(credential)
})

test('a key whose name is longer than 200 characters is not made', async () => {
  const space = await rapport.newSpace()
  const create = 'mutation ($name: String!) { createApiKey(name: $name, kind: SECRET) { id } }'
  expect((await space.send({ query: create, variables: { name: 'n'.repeat(201) } })).errors).toMatchObject([
    { message: 'The name of a key has at most 200 characters, and this one has 201; shorten it.' },
  ])
  expect((await space.send({ query: create, variables: { name: 'n'.repeat(200) } })).errors).toEqual([])
})

test('a key in another place than the Authorization header is no key', async () => {
  for (const url of [`/graphql?key=${firstKey}`, `/graphql?access_token=${firstKey}`]) {
    const response = await rapport.app.inject({
      method: 'POST',
      url,
      payload: { query: '{ workspace { name } }' },
      headers: { 'x-api-key': firstKey },
    })
    expect(response.statusCode).toBe(401)
  }
})

test('a write key that exists is refused too, and told what it is for', async () => {
  const space = await rapport.newSpace()
  const { key } = await makeKey(space, { scope: 'ADMIN', kind: 'WRITE' })
  expect(key).toMatch(/^wk_/)
  const answer = await space.send({ query: '{ workspace { name } }' }, { credential: key })
  expect(answer.status).toBe(401)
  expect(answer.errors[0]?.message).toContain('only sends events')
})

test('a revoked key stops working at once; revoking it again, or one of another workspace, is refused', async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const { id, key } = await makeKey(space, { scope: 'READ' })
  const revoke =
    'mutation ($id: ID!) { revokeApiKey(id: $id) { ... on Error { message } ... on ApiKey { revokedAt hint } } }'
  expect(await other.ask(revoke, { id })).toEqual({ revokeApiKey: { message: expect.stringMatching(sentence) } })
  expect((await space.send({ query: '{ workspace { name } }' }, { credential: key })).status).toBe(200)
  expect(await space.ask(revoke, { id })).toEqual({
    revokeApiKey: { revokedAt: expect.any(String), hint: key.slice(-4) },
  })
  expect((await space.send({ query: '{ workspace { name } }' }, { credential: key })).status).toBe(401)
  expect(await space.ask(revoke, { id })).toEqual({ revokeApiKey: { message: expect.stringMatching(sentence) } })
  expect(await space.ask(revoke, { id: 'no-uuid' })).toEqual({
    revokeApiKey: { message: expect.stringMatching(sentence) },
  })
})

test('the last admin key is not revoked, not even when two are revoked at once; any other key is', async () => {
  const space = await rapport.newSpace()
  const revoke = async (id: string, credential: string) => {
    const { data } = await space.send<{ revokeApiKey: { message?: string } | null }>(
      {
        query: 'mutation ($id: ID!) { revokeApiKey(id: $id) { __typename ... on Error { message } } }',
        variables: { id },
      },
      { credential },
    )
    return data?.revokeApiKey?.message
  }
  const { apiKeys } = await space.ask<{ apiKeys: { id: string }[] }>('{ apiKeys { id } }')
  const first = apiKeys[0]?.id ?? ''
  await makeKey(space, { scope: 'ADMIN', kind: 'WRITE' })
  const reader = await makeKey(space, { scope: 'READ' })
  expect(await revoke(first, space.key)).toMatch(/^This is the last admin key .*rapport key create.*\.$/)
  expect(await revoke(reader.id, space.key)).toBeUndefined()

  const second = await makeKey(space, { scope: 'ADMIN' })
  await Promise.all([revoke(first, second.key), revoke(second.id, space.key)])
  const answers = await Promise.all(
    [space.key, second.key].map((credential) => space.send({ query: '{ workspace { name } }' }, { credential })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
})

test('a key without a name is refused', async () => {
  const space = await rapport.newSpace()
  const { errors } = await space.send({ query: 'mutation { createApiKey(name: " ", kind: WRITE) { key } }' })
  expect(errors).toMatchObject([{ message: expect.stringMatching(sentence), extensions: { code: 'BAD_INPUT' } }])
  expect(await space.ask('{ apiKeys { name } }')).toEqual({ apiKeys: [{ name: 'test' }] })
})

const reading = [
  '{ workspace { name } }',
  '{ customers { edges { node { id } } } }',
  '{ imports { edges { node { id } } } }',
  '{ formatRules { pattern } }',
]
const writing = [
  'mutation { setFormatRules(rules: []) { __typename } }',
  'mutation { createFormat(input: {name: "n", platform: META, medium: IMAGE}) { __typename } }',
]
const administering = [
  '{ apiKeys { id } }',
  'mutation { createApiKey(name: "k", kind: SECRET) { id } }',
  'mutation { revokeApiKey(id: "x") { __typename } }',
]

test.for([
  [
    'READ',
    [...reading, 'mutation { createEmbedToken(input: {origins: ["https://a.example"]}) { __typename } }'],
    [...writing, ...administering],
  ],
  ['WRITE', [...reading, ...writing], administering],
  ['ADMIN', [...reading, ...writing, ...administering], []],
] as const)('a key of scope %s reaches what it covers and no more', async ([scope, allowed, refused]) => {
  const space = await rapport.newSpace()
  const { key } = await makeKey(space, { scope })
  for (const query of allowed) expect((await space.send({ query }, { credential: key })).errors, query).toEqual([])
  for (const query of refused) {
    const { errors } = await space.send({ query }, { credential: key })
    expect(errors, query).toEqual([
      expect.objectContaining({ message: expect.stringMatching(sentence), extensions: { code: 'FORBIDDEN' } }),
    ])
  }
})

test('a READ key may not import, and what it sent is not taken in', async () => {
  const space = await rapport.newSpace()
  const { key } = await makeKey(space, { scope: 'READ' })
  await expect(
    space.upload('creative,platform,day,impressions\na,meta,2026-03-01,1\n', {}, { credential: key }),
  ).rejects.toThrow(/secret key/)
  expect(await space.ask('{ imports { edges { node { id } } } creatives { edges { node { id } } } }')).toEqual({
    imports: { edges: [] },
    creatives: { edges: [] },
  })
})

test('keys are kept as digests: no table holds one in clear', async () => {
  const space = await rapport.newSpace()
  const { key } = await makeKey(space, { scope: 'READ' })
  const rows = await rapport.db.query<{ row: string }>(
    'SELECT to_jsonb(k)::text AS row FROM api_key k WHERE workspace_id = $1::uuid',
    [space.id],
  )
  expect(rows).toHaveLength(2)
  for (const { row } of rows) {
    expect(row).not.toContain(key)
    expect(row).not.toContain(Buffer.from(key).toString('hex'))
  }
})
