import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { comment, deliver } from '../../support/meta.ts'
import { newSender } from '../../support/sender.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
let accounts = 8000

const facebook = (id: string) => ({ externalIds: [{ id, type: 'facebook', collection: 'users', encoding: 'none' }] })

/** A workspace whose page hears from people, who bear the names that Facebook shows, and whose shop tells of them as well. */
async function pageAndShop() {
  const space = await rapport.newSpace()
  const page = `${++accounts}`
  await space.ask(`mutation { connectAccount(channel: "facebook", accountId: "${page}", name: "Ours") { __typename } }`)
  const shop = await newSender(space)
  let comments = 0
  return {
    space,
    shop,
    writes: (id: string, name: string) =>
      deliver(rapport, page, { changes: [comment(`${page}_${++comments}`, { id, name })] }),
    /** The name that the graph and the profile card show. */
    async nameOf(id: string) {
      const identity = { namespace: 'facebook', value: id }
      const { customer } = await space.ask<{ customer: { displayName: string | null } }>(
        'query ($identity: IdentityInput!) { customer(identity: $identity) { displayName } }',
        { identity },
      )
      const card = await space.send<{ customer: object }>({
        documentId: trusted('ProfileCard').documentId,
        variables: { customer: identity, formats: 1, interactions: 1 },
      })
      expect(card.data.customer).toMatchObject(customer)
      return customer.displayName
    },
  }
}

test('the name that Facebook shows is that of somebody whom nobody else named, and follows Facebook', async () => {
  const { writes, nameOf } = await pageAndShop()
  await writes('101', 'ada ✨')
  expect(await nameOf('101')).toBe('ada ✨')
  await writes('101', 'ada ⭐')
  expect(await nameOf('101')).toBe('ada ⭐')
})

test('it overwrites no name that a file gave, and gives way to one', async () => {
  const { space, writes, nameOf } = await pageAndShop()
  await space.take('user_id,facebook,displayName\n1,101,Ada Lund\n2,102,\n')
  await writes('101', 'ada ✨')
  await writes('102', 'bo ✨')
  expect([await nameOf('101'), await nameOf('102')]).toEqual(['Ada Lund', 'bo ✨'])
  await space.take('user_id,displayName\n2,Bo Lind\n')
  await writes('102', 'bo ⭐')
  expect(await nameOf('102')).toBe('Bo Lind')
})

test('it gives way to a name of identify, even one that was said before other news of the person', async () => {
  const { shop, writes, nameOf } = await pageAndShop()
  await writes('101', 'ada ✨')
  await shop.post('group', { userId: '1', groupId: 'club', context: facebook('101') })
  const timestamp = '2026-03-01T00:00:00Z'
  await shop.post('identify', { userId: '1', timestamp, traits: { name: 'Ada Lund' }, context: facebook('101') })
  await writes('101', 'ada ⭐')
  expect(await nameOf('101')).toBe('Ada Lund')
})

test('it stays when identify takes a name back that it never gave', async () => {
  const { shop, writes, nameOf } = await pageAndShop()
  await writes('101', 'ada ✨')
  await shop.post('identify', { userId: '1', traits: { name: null }, context: facebook('101') })
  expect(await nameOf('101')).toBe('ada ✨')
  await writes('101', 'ada ⭐')
  expect(await nameOf('101')).toBe('ada ⭐')
})

test('of a person with several profiles it is not shown when another of them has a name', async () => {
  const { shop, writes, nameOf } = await pageAndShop()
  await shop.post('identify', { userId: '1', context: facebook('101') })
  await writes('101', 'ada ✨')
  await shop.post('identify', { anonymousId: 'v', traits: { name: 'Ada Lund' } })
  expect(await nameOf('101')).toBe('ada ✨')
  await shop.post('alias', { userId: '1', previousId: 'v' })
  expect(await nameOf('101')).toBe('Ada Lund')
})
