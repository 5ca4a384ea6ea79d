import { expect, test } from 'vitest'
import { atRest, startRapport } from '../../support/app.ts'
import { addMany } from '../../support/many.ts'
import { embedToken, pageOrigin } from '../../support/tokens.ts'
import { trusted } from '../../support/trusted.ts'

const rapport = await startRapport()
const space = await rapport.newSpace()
await atRest(rapport)
await addMany(space, 40)

/** The statements of one request, without the one that looks the key up. */
async function statementsOf(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
  rapport.db.statements.length = 0
  await space.ask(query, variables)
  const [authentication, ...others] = rapport.db.statements
  expect(authentication).toMatch(/api_key/)
  return others
}

const lists: [what: string, statements: number, query: (first: number) => string][] = [
  [
    'customers with identities and engagement',
    1,
    (first) =>
      `{ customers(first: ${first}) { edges { node { displayName email identities { namespace } engagement { responses } } } } }`,
  ],
  [
    'customers with timelines (the second), their creatives and formats (the third)',
    3,
    (
      first,
    ) => `{ customers(first: ${first}) { edges { node { displayName email identities { namespace } engagement { responses }
      interactions(first: ${first}) { edges { node { kind creative { name format { name } campaign { name } } } } } } } } }`,
  ],
  [
    'customers with affinities',
    1,
    (first) => `{ customers(first: ${first}) { edges { node { affinities(first: 2) { mean format { name } } } } } }`,
  ],
  [
    'campaigns with creatives',
    1,
    (first) =>
      `{ campaigns(first: ${first}) { edges { node { name creatives(first: ${first}) { edges { node { name format { name } } } } } } } }`,
  ],
  [
    'creatives with format and campaign',
    1,
    (first) => `{ creatives(first: ${first}) { edges { node { name format { name } campaign { name } } } } }`,
  ],
  [
    'imports with rejects',
    1,
    (first) =>
      `{ imports(first: ${first}) { edges { node { fileName rejects(first: ${first}) { edges { node { line } } } } } } }`,
  ],
  ['formats', 1, () => '{ formats { id name own } }'],
  ['format rules', 1, () => '{ formatRules { pattern format { name } } }'],
  [
    'performance by format',
    1,
    () => '{ formatPerformance(input: {}) { rows { impressions format { name } ctr { value } } total { clicks } } }',
  ],
  [
    'performance by slice',
    1,
    () =>
      '{ formatPerformance(input: {groupBy: [AGE, FORMAT], source: REPORTED}) { rows { impressions format { name } } } }',
  ],
]

test.for(lists)('%s: %i statements, however long the page', async ([, statements, query]) => {
  for (const first of [1, 5, 30]) expect(await statementsOf(query(first))).toHaveLength(statements)
})

test('a profile card is two statements beside the authentication, one of them for the recommendation, by key and by token', async () => {
  const { documentId } = trusted('ProfileCard')
  const body = {
    documentId,
    variables: { customer: { namespace: 'user_id', value: 'u1' }, formats: 5, interactions: 20 },
  }
  const credential = await embedToken(space, { anyCustomer: true })
  for (const asking of [{}, { credential, origin: pageOrigin }]) {
    rapport.db.statements.length = 0
    const { data } = await space.send<{ customer: { interactions: { edges: unknown[] } } }>(body, asking)
    expect(data.customer.interactions.edges).toHaveLength(3)
    expect(rapport.db.statements).toHaveLength(3)
  }
})

test('format performance by a trusted document is one statement beside the authentication', async () => {
  const { documentId } = trusted('FormatPerformance')
  rapport.db.statements.length = 0
  const { errors } = await space.send({ documentId, variables: { input: { groupBy: ['FORMAT'] } } })
  expect(errors).toEqual([])
  expect(rapport.db.statements).toHaveLength(2)
})

test('importing more rows takes no more statements, batch by batch aside', async () => {
  const count = async (rows: number) => {
    const other = await rapport.newSpace()
    rapport.db.statements.length = 0
    const lines = Array.from({ length: rows }, (_, i) => `c${i},meta,2026-03-01,1`)
    await other.take(`creative,platform,day,impressions\n${lines.join('\n')}\n`)
    return rapport.db.statements.length
  }
  expect(await count(900)).toBe(await count(10))
})
