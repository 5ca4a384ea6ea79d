import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { deliver, historyOf } from '../../support/meta.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
let accounts = 5000

async function connected(): Promise<{ space: Space; account: string }> {
  const space = await rapport.newSpace()
  const account = `${++accounts}`
  await space.ask(
    `mutation { connectAccount(channel: "instagram", accountId: "${account}", name: "Ours") { __typename } }`,
  )
  return { space, account }
}

test('a comment on Instagram tells the format of a reel, and of a post in the feed none', async () => {
  const { space, account } = await connected()
  for (const type of ['REELS', 'STORY', 'FEED', 'AD']) {
    const value = { id: `c-${type}`, text: 'Nice', from: { id: '987' }, media: { id: type, media_product_type: type } }
    await deliver(rapport, account, { changes: [{ field: 'comments', value }] }, 'instagram')
  }
  const { customer } = await space.ask<{
    customer: {
      interactions: { edges: { node: { creative: { externalId: string; format: { name: string } | null } } }[] }
    }
  }>(
    `{ customer(identity: { namespace: "instagram_id", value: "987" }) { interactions { edges { node { creative { externalId format { name } } } } } } }`,
  )
  const formats = customer.interactions.edges.map(({ node: { creative } }) => [
    creative.externalId,
    creative.format?.name,
  ])
  expect(Object.fromEntries(formats)).toEqual({
    REELS: 'Reels',
    STORY: 'Story video',
    FEED: undefined,
    AD: undefined,
  })
})

test('a handle on Instagram finds whom a CRM knows by it, and is never taken for an id, all digits or not', async () => {
  const { space, account } = await connected()
  await space.take('user_id,instagram,displayName\n42,@Ada.Solberg,Ada\n43,9870002,Bo\n')
  const write = (id: string, username?: string) =>
    deliver(
      rapport,
      account,
      { changes: [{ field: 'comments', value: { id: `of ${id}`, text: `By ${id}`, from: { id, username } } }] },
      'instagram',
    )
  await write('9870001', 'ada.solberg')
  await write('9870002')
  const message = { mid: 'm_9', text: 'Is it in stock?' }
  await deliver(
    rapport,
    account,
    { messaging: [{ sender: { id: '9870001' }, recipient: { id: account }, timestamp: 1_786_968_009_000, message }] },
    'instagram',
  )
  expect(await historyOf(space, '42', 'user_id')).toEqual({
    displayName: 'Ada',
    did: [
      ['COMMENT', 'By 9870001'],
      ['MESSAGE', 'Is it in stock?'],
    ],
  })
  expect(await historyOf(space, '43', 'user_id')).toEqual({ displayName: 'Bo', did: [] })
  expect(await historyOf(space, '9870002', 'instagram_id')).toEqual({
    displayName: null,
    did: [['COMMENT', 'By 9870002']],
  })
})
