import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { makeKey } from '../../support/keys.ts'
import { addPeople } from '../../support/people.ts'
import { performance } from '../../support/performance.ts'
import { sentence } from '../../support/sentence.ts'
import { makeShare, tryShare } from '../../support/shares.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)
await space.take(
  'creative,campaign,platform,day,impressions,clicks\nc1,spring,facebook,2026-03-01,1234,7\nc8,autumn,facebook,2026-03-01,9876,7\n',
)

const get = (path: string) => rapport.app.inject({ url: path })
const revoke =
  'mutation ($id: ID!) { revokeShare(id: $id) { __typename ... on Error { message } ... on Share { revokedAt } } }'

test('a link shows the one customer it was made for, on the origins it names', async () => {
  const { url, path, token } = await makeShare(space, { pii: 'FULL', origins: ['HTTPS://Intranet.Example/'] })
  expect(url).toBe(`http://localhost:4000/frame/profile-card?share=${token}`)
  expect(token).toMatch(/^sh_[\w-]{54}$/)
  const { statusCode, body, headers } = await get(path)
  expect(statusCode).toBe(200)
  expect(body).toContain('Ada Larsen')
  expect(body).toContain('ada@example.com')
  expect(headers['content-security-policy']).toContain('frame-ancestors https://intranet.example;')
})

test('whoever has it can change how the element looks, and nothing else', async () => {
  const card = await makeShare(space)
  const { body } = await get(`${card.path}&theme=dark&customer=user_id:43`)
  expect(body).toMatch(/<rapport-profile-card [^>]*theme="dark"/)
  expect(body).toContain('Ada Larsen')
  expect(body).not.toContain('Bo Lind')

  const { campaigns } = await space.ask<{ campaigns: { edges: { node: { id: string; name: string } }[] } }>(
    '{ campaigns { edges { node { id name } } } }',
  )
  const idOf = (name: string) => campaigns.edges.find(({ node }) => node.name === name)?.node.id ?? ''
  const spring = await makeShare(space, { element: 'FORMAT_PERFORMANCE', attributes: { campaign: idOf('spring') } })
  for (const query of ['', `&campaign=${idOf('autumn')}`, '&campaign=', '&group-by=campaign']) {
    const answer = await get(spring.path + query)
    expect(answer.body).toContain('1,234')
    expect(answer.body).not.toContain('9,876')
  }
})

test.for(['user_id:42', 'email:ada@example.com', 'phone:+4790000001', 'instagram:ada.l'])(
  'no byte of a masked link to %s tells an address or a number',
  async (customer) => {
    const { path } = await makeShare(space, { attributes: { customer } })
    const { body, headers } = await get(path)
    expect(body).toContain('Ada Larsen')
    const everything = body + JSON.stringify(headers) + body.replaceAll('%40', '@').replaceAll('%2B', '+')
    for (const secret of ['ada@example.com', '90000001', '90 00 00 01']) expect(everything).not.toContain(secret)
  },
)

test('a link without personal data names nobody', async () => {
  const { path } = await makeShare(space, { pii: 'NONE' })
  const { body } = await get(path)
  expect(body).toContain('Customer without a name')
  for (const secret of ['Ada', 'Larsen', 'example.com', '90000001', 'ada.l', 'Fine']) expect(body).not.toContain(secret)
})

test('a revoked link ends at once, with a sentence, and stays in the list', async () => {
  const { id, path, token } = await makeShare(space)
  expect((await get(path)).statusCode).toBe(200)
  expect(await space.ask(revoke, { id })).toMatchObject({ revokeShare: { revokedAt: expect.any(String) } })
  const { statusCode, body } = await get(path)
  expect(statusCode).toBe(410)
  expect(body).toContain('This link has ended.')
  expect(body).not.toContain('Ada')
  expect(await space.ask(revoke, { id })).toMatchObject({ revokeShare: { message: expect.stringMatching(sentence) } })
  const { shares } = await space.ask<{ shares: { id: string; hint: string; revokedAt: string | null }[] }>(
    '{ shares { id hint revokedAt } }',
  )
  expect(shares.find((share) => share.id === id)).toEqual({ id, hint: token.slice(-4), revokedAt: expect.any(String) })
})

test('a link ends by itself when it was made to', async () => {
  const soon = new Date(Date.now() + 1000)
  const { path } = await makeShare(space, { expiresAt: soon.toISOString() })
  expect((await get(path)).statusCode).toBe(200)
  await expect.poll(async () => (await get(path)).statusCode, { timeout: 5000 }).toBe(410)
  expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime())
})

test('a link to a customer who is gone shows nothing, and is not embedded', async () => {
  const mine = await rapport.newSpace()
  await addPeople(mine)
  const { path, url } = await makeShare(mine)
  await rapport.db.prisma.identity.deleteMany({ where: { workspaceId: mine.id, namespace: 'user_id', value: '42' } })
  const { statusCode, body } = await get(path)
  expect([statusCode, /class="code">(\w+)</.exec(body)?.[1]]).toEqual([404, 'EMPTY'])
  expect((await get(`/oembed?url=${encodeURIComponent(url)}`)).statusCode).toBe(404)
})

test('the list says what each link shows, and never the link', async () => {
  const mine = await rapport.newSpace()
  const { token } = await makeShare(mine, {
    element: 'FORMAT_PERFORMANCE',
    attributes: { 'group-by': 'day', days: '7' },
  })
  const answer = await mine.send<{ shares: unknown[] }>({
    query: '{ shares { element attributes { name value } pii origins hint keyId expiresAt revokedAt } }',
  })
  expect(answer.text).not.toContain(token)
  expect(answer.data.shares).toEqual([
    {
      element: 'FORMAT_PERFORMANCE',
      attributes: [
        { name: 'days', value: '7' },
        { name: 'group-by', value: 'day' },
      ],
      pii: 'MASKED',
      origins: ['https://intranet.example'],
      hint: token.slice(-4),
      keyId: expect.any(String),
      expiresAt: null,
      revokedAt: null,
    },
  ])
})

test.for([
  [{ attributes: {} }, 'user_id:42'],
  [{ attributes: { customer: 'Ada' } }, 'user_id:42'],
  [{ attributes: { customer: 'user_id:nobody' } }, 'user_id:nobody'],
  [{ attributes: { customer: 'user_id:42', 'token-url': '/x' } }, 'token-url'],
  [{ attributes: { customer: 'user_id:42', constructor: 'x' } }, 'constructor'],
  [{ element: 'FORMAT_PERFORMANCE', attributes: { days: 'many' } }, 'days'],
  [{ element: 'FORMAT_PERFORMANCE', attributes: { days: '1000000' } }, 'days'],
  [{ element: 'FORMAT_PERFORMANCE', attributes: { days: '1e300' } }, 'days'],
  [{ origins: [] }, 'origin'],
  [{ origins: ['*'] }, 'origin'],
  [{ origins: ['https://intranet.example; script-src *'] }, 'origin'],
  [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
] as const)('what could never be shown is refused with a sentence: %j', async ([wish, word]) => {
  const refusal = await tryShare(space, wish as never)
  expect(refusal).toMatch(sentence)
  expect(refusal).toContain(word)
})

test('a link is worth nothing anywhere else: not to the graph, in another workspace, or changed', async () => {
  const { id, token, path } = await makeShare(space)
  expect((await space.send({ query: '{ __typename }' }, { credential: token })).status).toBe(401)
  const other = await rapport.newSpace()
  expect(await other.ask('{ shares { id } }')).toEqual({ shares: [] })
  expect(await other.ask(revoke, { id })).toMatchObject({ revokeShare: { message: expect.any(String) } })
  const bytes = Buffer.from(token.slice(3), 'base64url')
  Buffer.from(other.id.replaceAll('-', ''), 'hex').copy(bytes)
  for (const changed of [
    `sh_${bytes.toString('base64url')}`,
    `${token}A`,
    token.toLowerCase(),
    token.slice(0, -1),
    'sh_',
  ])
    expect((await get(path.replace(token, changed))).statusCode, changed).toBe(404)
})

test('only keys that may change things make and end links', async () => {
  const reader = await makeKey(space, { scope: 'READ' })
  const { id } = await makeShare(space)
  const create = `mutation { createShare(input: {element: FORMAT_PERFORMANCE, origins: ["https://a.example"]}) { __typename } }`
  for (const query of [create, revoke]) {
    const { errors } = await space.send({ query, variables: { id } }, { credential: reader.key })
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN')
  }
  expect((await performance(space)).total.impressions).toBeGreaterThan(0)
})
