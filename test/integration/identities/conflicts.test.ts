import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { Identified } from '../../support/identified.ts'

const rapport = await startRapport()
const newPeople = async () => Identified.in(await rapport.newSpace())

test('two users with one e-mail address stay two, and a person is told', async () => {
  const people = await newPeople()
  await people.tell(['user_id:mother', 'email:family@example.com'], ['user_id:son', 'email:Family@Example.com'])
  await people.tell(['user_id:son', 'email:family@example.com'])
  expect(await people.partition(['user_id:mother', 'user_id:son', 'email:family@example.com'])).toEqual([
    'email:family@example.com user_id:mother',
    'user_id:son',
  ])
  expect(await people.conflicts()).toMatchObject([
    {
      namespace: 'email',
      value: 'family@example.com',
      times: 2,
      reason: 'Together they would have more than 1 user_id.',
    },
  ])
})

test('a conflict ends when a person merges the two, or says that they are two', async () => {
  const people = await newPeople()
  await people.tell(['user_id:1', 'phone:+4791234567'], ['user_id:2', 'phone:+47 912 34 567'])
  await people.tell(['user_id:3', 'email:x@example.com'], ['user_id:4', 'email:x@example.com'])
  const preview = await people.merge('user_id:1', 'user_id:2', true)
  expect(preview).toMatchObject({ mergeId: null, excess: [{ namespace: 'user_id', count: 2, limit: 1 }] })
  expect(await people.conflicts()).toHaveLength(2)
  await people.merge('user_id:1', 'user_id:2')
  const [left] = await people.conflicts()
  expect(left).toMatchObject({ namespace: 'email' })
  const dismiss = 'mutation ($id: ID!) { dismissIdentityConflict(id: $id) { __typename } }'
  await people.space.ask(dismiss, { id: left!.id })
  await people.tell(['user_id:4', 'email:x@example.com'])
  expect(await people.conflicts()).toEqual([])
})

test('a conflict that merges ended is listed again as soon as one of them is undone', async () => {
  const people = await newPeople()
  await people.tell(['user_id:3'], ['user_id:1', 'email:x@example.com'], ['user_id:2', 'email:x@example.com'])
  const { mergeId: first } = await people.merge('user_id:1', 'user_id:3')
  const { mergeId: second } = await people.merge('user_id:3', 'user_id:2')
  expect(await people.conflicts()).toEqual([])
  await people.undo(first!)
  expect(await people.conflicts()).toMatchObject([{ value: 'x@example.com', times: 1 }])
  await people.tell(['user_id:2', 'email:x@example.com'])
  expect(await people.conflicts()).toMatchObject([{ value: 'x@example.com', times: 2 }])
  await people.merge('user_id:1', 'user_id:2')
  expect(await people.conflicts()).toEqual([])
  await people.undo(second!)
  expect(await people.conflicts()).toHaveLength(1)
})

test('what a person dismissed stays dismissed, whatever is merged and undone', async () => {
  const people = await newPeople()
  await people.tell(['user_id:1', 'email:x@example.com'], ['user_id:2', 'email:x@example.com'])
  const [conflict] = await people.conflicts()
  const dismiss = 'mutation ($id: ID!) { dismissIdentityConflict(id: $id) { __typename } }'
  await people.space.ask(dismiss, { id: conflict!.id })
  const { mergeId } = await people.merge('user_id:1', 'user_id:2')
  await people.undo(mergeId!)
  expect(await people.conflicts()).toEqual([])
})

test('what a person took apart, messages do not put together again; a person can', async () => {
  const people = await newPeople()
  await people.tell(['anonymous_id:phone'], ['user_id:1'])
  await people.tell(['user_id:1', 'anonymous_id:phone'])
  const names = ['anonymous_id:phone', 'user_id:1']
  expect(await people.partition(names)).toHaveLength(1)
  const { merges, profiles } = await people.explain('user_id:1')
  expect(merges).toMatchObject([{ rule: 'IDENTIFY', undoneAt: null }])
  expect(profiles).toHaveLength(2)
  expect(await people.undo(merges[0]!.id)).toBeUndefined()
  expect(await people.undo(merges[0]!.id)).toMatch(/^There is no such merge/)
  await people.tell(['user_id:1', 'anonymous_id:phone'])
  expect(await people.partition(names)).toHaveLength(2)
  expect(await people.conflicts()).toMatchObject([{ reason: 'A person has separated them before.' }])
  await people.merge('user_id:1', 'anonymous_id:phone')
  expect(await people.partition(names)).toHaveLength(1)
  expect((await people.explain('user_id:1')).merges.map(({ rule }) => rule)).toEqual(['IDENTIFY', 'PERSON'])
})

test('ids that stand for nobody join nobody', async () => {
  const people = await newPeople()
  for (const nobody of ['null', 'undefined', '0', '-1', 'anonymous', 'NaN'])
    await people.tell([`user_id:${nobody}`, `anonymous_id:of-${nobody}`])
  await people.space.ask(
    'mutation { setIdentityRules(blocked: ["Test@Example.com"]) { ... on IdentityRules { blocked } ... on Error { message } } }',
  )
  await people.tell(['anonymous_id:x', 'email:test@example.com'], ['anonymous_id:y', 'email:test@example.com'])
  const visitors = ['null', 'undefined', '0', '-1', 'anonymous', 'NaN'].map((nobody) => `anonymous_id:of-${nobody}`)
  expect(await people.partition([...visitors, 'anonymous_id:x', 'anonymous_id:y'])).toHaveLength(8)
  expect(await people.customers(['user_id:null', 'user_id:0', 'email:test@example.com'])).toEqual([null, null, null])
})

test('swapped ids are other ids', async () => {
  const people = await newPeople()
  await people.tell(['user_id:left', 'anonymous_id:right'], ['user_id:right', 'anonymous_id:left'])
  expect(await people.partition(['user_id:left', 'anonymous_id:right', 'user_id:right', 'anonymous_id:left'])).toEqual([
    'anonymous_id:left user_id:right',
    'anonymous_id:right user_id:left',
  ])
})

test('a circle of aliases is one customer, and users stay apart', async () => {
  const people = await newPeople()
  await people.tell(['anonymous_id:a'], ['user_id:1'], ['user_id:2'])
  await people.alias('a', '1')
  await people.alias('1', '2')
  await people.alias('2', '1')
  await people.alias('a', '2')
  expect(await people.partition(['anonymous_id:a', 'user_id:1', 'user_id:2'])).toEqual([
    'anonymous_id:a user_id:1',
    'user_id:2',
  ])
  expect(await people.conflicts()).not.toEqual([])
})

test('a sixth visitor of one user stays a visitor, and a person is told', async () => {
  const people = await newPeople()
  const visitors = Array.from({ length: 6 }, (_, i) => `anonymous_id:${i + 1}`)
  await people.tell(...visitors.map((visitor) => [visitor]))
  await people.tell(...visitors.map((visitor) => ['user_id:u', visitor]))
  expect(await people.partition([...visitors, 'user_id:u'])).toHaveLength(2)
  expect(await people.conflicts()).toMatchObject([{ reason: 'Together they would have more than 5 anonymous_ids.' }])
})

test('an e-mail address too many is somebody else’s until a person decides, and a visitor too many nobody’s', async () => {
  const people = await newPeople()
  const emails = Array.from({ length: 7 }, (_, i) => `email:${i + 1}@example.com`)
  await people.tell(...emails.map((email) => ['user_id:u', email]))
  expect(await people.conflicts()).toMatchObject(
    [7, 6].map((n) => ({
      value: `${n}@example.com`,
      reason: 'Together they would have more than 5 emails.',
      times: 1,
    })),
  )
  expect(await people.partition(['user_id:u', ...emails])).toHaveLength(3)
  await people.tell(['user_id:u', emails[6]!])
  expect((await people.conflicts())[0]).toMatchObject({ value: '7@example.com', times: 2 })
  await people.merge('user_id:u', emails[6]!)
  expect(await people.partition(['user_id:u', ...emails])).toHaveLength(2)
  expect(await people.conflicts()).toMatchObject([{ value: '6@example.com' }])

  const visitors = Array.from({ length: 6 }, (_, i) => `anonymous_id:${i + 1}`)
  await people.tell(...visitors.map((visitor) => ['user_id:v', visitor]))
  expect((await people.customers(visitors)).filter((id) => id === null)).toHaveLength(1)
  expect(await people.conflicts()).toHaveLength(1)
})
