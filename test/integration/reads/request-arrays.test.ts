import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { addPeople } from '../../support/people.ts'
import { sentence } from '../../support/sentence.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await addPeople(space)

const card = (value: string) => ({
  documentId: trusted('ProfileCard').documentId,
  variables: { customer: { namespace: 'user_id', value }, formats: 3, interactions: 5 },
})
const performance = { documentId: trusted('FormatPerformance').documentId, variables: { input: {} } }
const query = { query: '{ workspace { name } }' }

/** What an array is answered with, and what each of its requests is answered with alone. */
async function bothWays(requests: unknown[], asking: { credential?: string; origin?: string } = {}) {
  const together = await space.send(requests, asking)
  const alone = await Promise.all(requests.map((one) => space.send(one, asking)))
  return { together, answers: JSON.parse(together.text) as unknown, alone: alone.map(({ text }) => JSON.parse(text)) }
}

test('an array of requests is answered by an array, in its order, each as if it were alone', async () => {
  const { together, answers, alone } = await bothWays([
    card('42'),
    performance,
    query,
    card('nobody'),
    card('43'),
    { ...query, query: '{ nothing }' },
    { ...card('42'), variables: {} },
  ])
  expect([together.status, together.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  expect(answers).toEqual(alone)
  expect(answers).toMatchObject([
    { data: { customer: { displayName: 'Ada Larsen' } } },
    { data: { formatPerformance: { rows: expect.any(Array) } } },
    { data: { workspace: {} } },
    { data: { customer: null } },
    { data: { customer: { displayName: 'Bo Lind' } } },
    { errors: expect.any(Array) },
    { errors: expect.any(Array) },
  ])
})

test('with a token, what it may not run spoils only its own place in the array', async () => {
  const credential = await embedToken(space, { customers: [{ namespace: 'user_id', value: '42' }] })
  const asking = { credential, origin: pageOrigin }
  const odd = [
    performance,
    query,
    { ...performance, ...query },
    { documentId: 'f'.repeat(64) },
    { ...card('42'), variables: { customer: { namespace: 'user_id', value: '\0' }, formats: 1, interactions: 1 } },
    {},
  ]
  const { together, answers, alone } = await bothWays([card('42'), ...odd, card('43')], asking)
  expect(together.status).toBe(200)
  expect(together.headers).toMatchObject({ 'access-control-allow-origin': pageOrigin, vary: 'Origin' })
  expect(answers).toEqual(alone)
  const refused = { errors: [{ message: expect.stringMatching(sentence), extensions: { code: expect.any(String) } }] }
  expect(answers).toEqual([
    { data: { customer: expect.objectContaining({ displayName: 'Ada Larsen' }) } },
    ...odd.map(() => refused),
    { data: { customer: null } },
  ])
  const codes = (answers as { errors?: { extensions: { code: string } }[] }[]).map(
    ({ errors }) => errors?.[0]?.extensions.code,
  )
  expect(codes.slice(1, 3)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
})

test('an array from an origin that the token does not name is refused whole', async () => {
  const credential = await embedToken(space, { anyCustomer: true })
  const answer = await space.send([card('42')], { credential, origin: 'https://elsewhere.example' })
  expect([answer.status, answer.text.includes('Ada')]).toEqual([403, false])
})

test.for([
  ['no request', []],
  ['more than twenty', Array.from({ length: 21 }, () => query)],
] as const)('an array of %s is refused with 400', async ([, requests]) => {
  const answer = await space.send(requests)
  expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([400, 'BAD_REQUEST'])
  expect(answer.errors[0]?.message).toMatch(sentence)
})

test('twenty requests are answered', async () => {
  const { text } = await space.send(Array.from({ length: 20 }, () => card('43')))
  expect((JSON.parse(text) as { data: { customer: object } }[]).map(({ data }) => data.customer)).toHaveLength(20)
})

test('what is no request, or would be a stream, is told so in its place', async () => {
  const stream = { query: 'subscription { performanceChanged { at } }' }
  const { text } = await space.send([null, 1, 'x', [query], stream, query])
  const refused = {
    errors: [{ message: expect.stringMatching(sentence), extensions: { code: 'BAD_REQUEST' } }],
  }
  expect(JSON.parse(text)).toEqual([
    ...Array.from({ length: 5 }, () => refused),
    { data: { workspace: expect.any(Object) } },
  ])
})
