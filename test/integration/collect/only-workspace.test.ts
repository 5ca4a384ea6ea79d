import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { comment, deliver } from '../../support/meta.ts'

const rapport = await startRapport()

test('on a server of one workspace every account is its own, connected or not', async () => {
  await deliver(rapport, '1', { changes: [comment('1', { id: '94' })] })
  const value = { id: '1799', from: { id: '95', username: 'Ada.L' }, text: 'Nice', media: { id: '18' } }
  await deliver(rapport, '2', { changes: [{ field: 'comments', value }] }, 'instagram')
  const rows = await rapport.db.query<{ channel: string; text: string; key: string }>(
    `SELECT i.channel, i.text, c.key FROM interaction i JOIN creative c ON c.id = i.creative_id AND c.workspace_id = i.workspace_id
     ORDER BY i.at`,
  )
  expect(rows).toEqual([
    { channel: 'facebook', text: 'This is 1', key: '1_7' },
    { channel: 'instagram', text: 'Nice', key: '18' },
  ])
})
