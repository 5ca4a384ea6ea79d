import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Identified, type Name } from '../../support/identified.ts'
import { startRapport } from '../../support/app.ts'

const rapport = await startRapport()
const people = await Identified.in(await rapport.newSpace())
await people.limit({ user_id: 100, email: 100, anonymous_id: 100 })

let run = 0
/** Names of its own for each run: `a…` visitors, `u…` users, `e…` addresses. */
const names = (indices: readonly number[]): Name[] =>
  indices.map((i) =>
    i < 5 ? `anonymous_id:a${i}-${run}` : i < 8 ? `user_id:u${i}-${run}` : `email:e${i}-${run}@example.com`,
  )
const all = Array.from({ length: 11 }, (_, i) => i)

/** At most one of a namespace, as one message can name. */
const message = fc
  .tuple(
    fc.option(fc.integer({ min: 0, max: 4 })),
    fc.option(fc.integer({ min: 5, max: 7 })),
    fc.option(fc.integer({ min: 8, max: 10 })),
  )
  .map((picked) => picked.filter((i) => i !== null))
  .filter((picked) => picked.length > 0)

/** What ties tie together, by a textbook union-find: the model that the product is compared with. */
function components(ties: readonly (readonly Name[])[]): string[] {
  const group = new Map(ties.flat().map((name) => [name, new Set([name])]))
  for (const tie of ties) {
    const together = new Set(tie.flatMap((name) => [...group.get(name)!]))
    for (const name of together) group.set(name, together)
  }
  return [...new Set(group.values())].map((set) => [...set].toSorted().join(' ')).toSorted()
}

test('whatever the order and however they are batched, messages end in the same customers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { minLength: 1, maxLength: 10 }).chain((ties) =>
        fc.record({
          ties: fc.constant(ties),
          order: fc.shuffledSubarray(ties, { minLength: ties.length }),
          cut: fc.nat(10),
        }),
      ),
      async ({ ties, order, cut }) => {
        run++
        const told = order.map(names)
        for (const part of [told.slice(0, cut), ...told.slice(cut).map((one) => [one])])
          if (part.length > 0) await people.tell(...part)
        expect(await people.partition(names(all))).toEqual(components(ties.map(names)))
      },
    ),
    { numRuns: 40 },
  )
})

test('merges and undos, in any order, leave what the standing merges tie, and undoing all leaves what messages said', async () => {
  const pair = fc.tuple(fc.nat(10), fc.nat(10)).filter(([one, other]) => one !== other)
  const step = fc.oneof({ weight: 3, arbitrary: pair }, { weight: 2, arbitrary: fc.nat(20) })
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 4 }), fc.array(step, { maxLength: 10 }), async (ties, steps) => {
      run++
      // Everybody is there, so that everybody can be merged.
      const told = [...all.map((i) => [i]), ...ties].map(names)
      await people.tell(...told)
      const standing = new Map<string, Name[]>()
      for (const one of steps) {
        if (typeof one === 'number') {
          const id = [...standing.keys()][one]
          if (!id) continue
          expect(await people.undo(id)).toBeUndefined()
          standing.delete(id)
        } else {
          const [first, second] = names(one) as [Name, Name]
          const tie = [await people.head(first), await people.head(second)]
          const { mergeId, message: refused } = await people.merge(first, second)
          expect(Boolean(mergeId), refused).toBe(tie[0] !== tie[1])
          if (mergeId) standing.set(mergeId, tie)
        }
        expect(await people.partition(names(all))).toEqual(components([...told, ...standing.values()]))
      }
      for (const id of fc.sample(fc.shuffledSubarray([...standing.keys()], { minLength: standing.size }), 1)[0]!)
        expect(await people.undo(id)).toBeUndefined()
      expect(await people.partition(names(all))).toEqual(components(told))
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('ten thousand visitors of one user are one customer', async () => {
  const many = await Identified.in(await rapport.newSpace())
  await many.limit({ anonymous_id: 20_000 })
  const visitors = Array.from({ length: 10_000 }, (_, i) => `anonymous_id:v${i}`)
  for (let i = 0; i < visitors.length; i += 1000)
    await many.tell(...visitors.slice(i, i + 1000).map((visitor) => [visitor]))
  for (let i = 0; i < visitors.length; i += 1000)
    await many.tell(...visitors.slice(i, i + 1000).map((visitor) => ['user_id:42', visitor]))
  const [first, last, user] = await many.customers([visitors[0]!, visitors.at(-1)!, 'user_id:42'])
  expect([first, last]).toEqual([user, user])
  const { customers } = await many.space.ask<{ customers: { edges: unknown[] } }>(
    '{ customers { edges { node { id } } } }',
  )
  expect(customers.edges).toHaveLength(1)
}, 120_000)

test('two requests that merge the same two at once make one merge', async () => {
  const two = await Identified.in(await rapport.newSpace())
  await two.tell(['user_id:1'], ['user_id:2'])
  const answers = await Promise.all(Array.from({ length: 5 }, () => two.merge('user_id:1', 'user_id:2')))
  expect(answers.filter(({ mergeId }) => mergeId)).toHaveLength(1)
  expect((await two.explain('user_id:1')).merges).toHaveLength(1)
  expect(await two.partition(['user_id:1', 'user_id:2'])).toEqual(['user_id:1 user_id:2'])
})
