import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { meta, startRapport } from '../../support/app.ts'
import { comment, deliver, historyOf, post, signatureOf } from '../../support/meta.ts'
import { sentence } from '../../support/sentence.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()
let accounts = 5000

async function connected(): Promise<{ space: Space; page: string }> {
  const space = await rapport.newSpace()
  const page = `${++accounts}`
  await space.ask(`mutation { connectAccount(channel: "facebook", accountId: "${page}", name: "Ours") { __typename } }`)
  return { space, page }
}

const rejected = ({ id }: Space) =>
  rapport.db.query<{ reason: string; payload: string }>(
    'SELECT reason, payload FROM rejected_event WHERE workspace_id = $1::uuid ORDER BY id',
    [id],
  )

const ask = (query: Record<string, string>) =>
  rapport.app.inject({ url: `/hooks/meta?${new URLSearchParams(query).toString()}` })
const question = { 'hub.mode': 'subscribe', 'hub.verify_token': meta.verifyToken, 'hub.challenge': '1158201444' }

test('Meta is told its challenge when it knows our word, and nobody else is', async () => {
  const answer = await ask(question)
  expect([answer.statusCode, answer.body]).toEqual([200, '1158201444'])
  expect(answer.headers['content-type']).toContain('text/plain')
  const wrong = await ask({ ...question, 'hub.verify_token': 'another' })
  expect([wrong.statusCode, wrong.body.includes('1158201444')]).toEqual([403, false])
  for (const query of [{}, { ...question, 'hub.mode': 'unsubscribe' }] as Record<string, string>[])
    expect((await ask(query)).statusCode).toBe(400)
})

test('what is not signed with our secret is refused with a sentence, and nothing of it is kept', async () => {
  const { space, page } = await connected()
  const body = JSON.stringify({ object: 'page', entry: [{ id: page, changes: [comment('1', { id: '77' })] }] })
  for (const signature of [
    signatureOf(body, 'another secret'),
    signatureOf(`${body} `),
    signatureOf(body).slice(0, -1),
    signatureOf(body).replace('sha256=', 'sha1='),
    '',
  ]) {
    const answer = await post(rapport, body, { 'x-hub-signature-256': signature })
    expect(answer.statusCode).toBe(403)
    expect(answer.json<{ errors: { message: string }[] }>().errors[0]?.message).toMatch(sentence)
    expect(answer.body).not.toContain(meta.appSecret)
  }
  expect((await historyOf(space, '77')).did).toBeUndefined()
})

test('what bears no signature is refused before any of it has come', async () => {
  const url = await rapport.app.listen({ host: '127.0.0.1', port: 0 })
  const begun = request(`${url}/hooks/meta`, { method: 'POST', headers: { 'content-length': '3000000' } })
  onTestFinished(() => void begun.destroy())
  begun.flushHeaders()
  const [answer] = (await once(begun, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(403)
})

test('the signature is of the bytes as they came', async () => {
  const { space, page } = await connected()
  const told = JSON.stringify({ object: 'page', entry: [{ id: page, changes: [comment('1', { id: '78' })] }] })
  // Meta escapes what is not ASCII, and its spacing is its own.
  const body = told.replace('This is 1', String.raw`Sch\u00f6n \ud83d\ude00`).replaceAll(',', ' , ')
  expect((await post(rapport, body, { 'content-type': 'text/plain' })).statusCode).toBe(200)
  expect((await historyOf(space, '78')).did).toEqual([['COMMENT', 'Schön 😀']])
})

test.for([
  ['no JSON', '{"object"', 400],
  ['no delivery', '{"object": "page"}', 400],
  ['nothing', '', 400],
  ['something nested without end', `{"object":"page","entry":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
  ['more than Meta ever sends', `{"object":"page","x":"${'x'.repeat(3 * 1024 * 1024)}"}`, 413],
] as const)('%s is refused, even signed', async ([, body, status]) => {
  expect((await post(rapport, body)).statusCode).toBe(status)
})

test('a delivery that comes three times, once at the same time, counts once', async () => {
  const { space, page } = await connected()
  const ada = { id: '5550001', name: 'Ada Solberg' }
  const entry = { changes: [comment('1', ada), comment('2', ada)] }
  await Promise.all([deliver(rapport, page, entry), deliver(rapport, page, entry)])
  await deliver(rapport, page, { changes: [comment('2', ada)] })
  expect(await historyOf(space, ada.id)).toEqual({
    displayName: 'Ada Solberg',
    did: [
      ['COMMENT', 'This is 1'],
      ['COMMENT', 'This is 2'],
    ],
  })
})

test('our reply belongs to whom it answers, whether their comment came before or with it', async () => {
  const { space, page } = await connected()
  const us = { id: page, name: 'Ours' }
  await deliver(rapport, page, { changes: [comment('1', { id: '81' })] })
  await deliver(rapport, page, {
    changes: [
      comment('2', us, { parent_id: '1', created_time: 1_786_968_001 }),
      comment('3', { id: '82' }),
      comment('4', us, { parent_id: '3', created_time: 1_786_968_001 }),
      comment('5', us, { parent_id: '4', created_time: 1_786_968_002 }),
      comment('6', us, { parent_id: 'never seen' }),
    ],
  })
  expect((await historyOf(space, '81')).did).toEqual([
    ['COMMENT', 'This is 1'],
    ['REPLY', 'This is 2'],
  ])
  expect((await historyOf(space, '82')).did).toEqual([
    ['COMMENT', 'This is 3'],
    ['REPLY', 'This is 4'],
    ['REPLY', 'This is 5'],
  ])
  expect((await historyOf(space, page)).did).toBeUndefined()
  const kept = await rejected(space)
  expect(kept.map(({ reason }) => reason)).toEqual([expect.stringContaining('has not come')])
  expect(kept[0]?.payload).toContain('never seen')
})

test('our replies that overtake what they answer are rejected until it comes, and from then on belong to whom they answer', async () => {
  const { space, page } = await connected()
  const us = { id: page, name: 'Ours' }
  const [first, second] = [
    comment('2', us, { parent_id: '1', created_time: 1_786_968_001 }),
    comment('3', us, { parent_id: '2', created_time: 1_786_968_002 }),
  ]
  await deliver(rapport, page, { changes: [second] })
  await deliver(rapport, page, { changes: [first] })
  expect((await historyOf(space, '83')).did).toBeUndefined()
  expect(await rejected(space)).toHaveLength(2)
  const said = comment('1', { id: '83' })
  for (const changes of [[said], [second, first, said]]) {
    await deliver(rapport, page, { changes })
    expect((await historyOf(space, '83')).did).toEqual([
      ['COMMENT', 'This is 1'],
      ['REPLY', 'This is 2'],
      ['REPLY', 'This is 3'],
    ])
    expect(await rejected(space)).toEqual([])
  }
})

test('a reply that comes before its comment in one delivery, or at the same time in another, is found by it', async () => {
  const { space, page } = await connected()
  const pairs = Array.from({ length: 20 }, (_, i) => [
    comment(`c${i}r`, { id: page, name: 'Ours' }, { parent_id: `c${i}`, created_time: 1_786_968_001 }),
    comment(`c${i}`, { id: `84${i}` }),
  ])
  const [together, ...apart] = pairs
  await Promise.all([
    deliver(rapport, page, { changes: together }),
    ...apart.flat().map((one) => deliver(rapport, page, { changes: [one] })),
  ])
  for (const i of pairs.keys())
    expect((await historyOf(space, `84${i}`)).did).toEqual([
      ['COMMENT', `This is c${i}`],
      ['REPLY', `This is c${i}r`],
    ])
  expect(await rejected(space)).toEqual([])
})

test('a message, its answer and a comment under the same id are one conversation of one customer', async () => {
  const { space, page } = await connected()
  const [sender, recipient] = [{ id: '91' }, { id: page }]
  await deliver(rapport, page, { changes: [comment('1', { id: '91', name: 'Bo Lind' })] })
  await deliver(rapport, page, {
    messaging: [
      { sender, recipient, timestamp: 1_786_968_001_000, message: { mid: 'm_1', text: 'Are you open?' } },
      {
        sender: recipient,
        recipient: sender,
        timestamp: 1_786_968_002_000,
        message: { mid: 'm_2', text: 'Yes', is_echo: true },
      },
      { sender, recipient, timestamp: 1_786_968_003_000, read: { watermark: 1 } },
    ],
  })
  expect(await historyOf(space, '91')).toEqual({
    displayName: 'Bo Lind',
    did: [
      ['COMMENT', 'This is 1'],
      ['MESSAGE', 'Are you open?'],
      ['REPLY', 'Yes'],
    ],
  })
})

test('a text that PostgreSQL cannot keep is kept without what it cannot', async () => {
  const { space, page } = await connected()
  const odd = 'a\0b\ud800c'
  const value = { message: odd, attachment: { ['k\0']: odd, ['__proto__']: odd } }
  await deliver(rapport, page, { changes: [comment('1', { id: '92', name: odd }, value)] })
  await deliver(rapport, page, { changes: [comment('2', {}, value)] })
  expect(await historyOf(space, '92')).toEqual({ displayName: 'a�b�c', did: [['COMMENT', 'a�b�c']] })
  expect(await rejected(space)).toHaveLength(1)
})

test('each account goes to its own workspace; one that nobody has goes nowhere while there are several', async () => {
  const [one, other] = [await connected(), await connected()]
  const body = JSON.stringify({
    object: 'page',
    entry: [one.page, other.page, `${++accounts}`].map((id) => ({
      id,
      changes: [comment(`of ${id}`, { id: '93' }), { field: 'leadgen', value: { form_id: id } }],
    })),
  })
  expect((await post(rapport, body)).statusCode).toBe(200)
  for (const { space, page } of [one, other]) {
    expect((await historyOf(space, '93')).did).toEqual([['COMMENT', `This is of ${page}`]])
    const [kept, ...more] = await rejected(space)
    expect([kept?.payload.includes(page), more]).toEqual([true, []])
    expect(kept?.reason).toMatch(sentence)
  }
  const [{ count } = { count: -1 }] = await rapport.db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM interaction WHERE text = $1`,
    [`This is of ${accounts}`],
  )
  expect(count).toBe(0)
})
