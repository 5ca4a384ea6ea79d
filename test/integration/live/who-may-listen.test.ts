import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { collect } from '../../support/collected.ts'
import { does, idOf, names, open } from '../../support/listening.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'

const rapport = await startRapport()
await rapport.app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(rapport.app.server.address() as AddressInfo).port}`

test('who may not read, may not listen either', async () => {
  const space = await rapport.newSpace()
  const other = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const id = await idOf(space, 'user_id:1')
  const query = 'subscription ($id: ID!) { interactionAdded(customerId: $id) { name } }'

  const stranger = await open(url, other.key, query, { id })
  expect(await stranger.next()).toMatchObject({ data: { errors: [{ message: 'There is no such customer.' }] } })

  const token = await embedToken(space, { anyCustomer: true, pii: 'FULL' })
  const page = await open(url, token, query, { id }, { origin: pageOrigin })
  expect(page.status).toBe(403)
  expect((await open(url, 'rk_unknown', query, { id })).status).toBe(401)
})

test('a key that is revoked hears nothing more, and is told why', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const { createApiKey } = await space.ask<{ createApiKey: { key: string; id: string } }>(
    'mutation { createApiKey(name: "short", kind: SECRET) { key id } }',
  )
  const stream = await open(
    url,
    createApiKey.key,
    'subscription ($id: ID!) { interactionAdded(customerId: $id) { name } }',
    { id: await idOf(space, 'user_id:1') },
  )
  await collect(rapport.db, space, does('user_id:1', 'heard'))
  expect(await names(stream, 1)).toEqual(['heard'])
  await space.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: createApiKey.id })
  await collect(rapport.db, space, does('user_id:1', 'not heard'))
  expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
  expect(await stream.next()).toMatchObject({ event: 'complete' })
  expect(await stream.next()).toBeNull()
})

test('a stream on which nothing happens ends too when its key is revoked, and others go on', async () => {
  const space = await rapport.newSpace()
  await collect(rapport.db, space, does('user_id:1', 'before'))
  const { createApiKey } = await space.ask<{ createApiKey: { key: string; id: string } }>(
    'mutation { createApiKey(name: "short", kind: SECRET) { key id } }',
  )
  const [kept, ofKey] = await Promise.all(
    [space.key, createApiKey.key].map(async (key) =>
      open(url, key, 'subscription ($id: ID!) { interactionAdded(customerId: $id) { name } }', {
        id: await idOf(space, 'user_id:1'),
      }),
    ),
  )
  await space.ask('mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }', { id: createApiKey.id })
  expect(await ofKey!.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
  expect(await ofKey!.next()).toMatchObject({ event: 'complete' })
  await collect(rapport.db, space, does('user_id:1', 'heard'))
  expect(await names(kept!, 1)).toEqual(['heard'])
})
