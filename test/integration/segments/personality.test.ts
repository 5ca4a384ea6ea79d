import { recount } from '@rapport/server/recount/recount.ts'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { ruled, settled } from '../../support/membership.ts'
import { performance } from '../../support/performance.ts'
import { plainTable, sharedData } from '../../support/shared-data.ts'

const rapport = await startRapport()
const customers = sharedData('personality/marketing_campaign.csv')

const enough = 60_000
const wealthy = { trait: 'Income', gte: enough }
const poorer = { trait: 'Income', lt: enough }
const childless = {
  and: [
    { trait: 'Kidhome', equals: 0 },
    { trait: 'Teenhome', equals: 0 },
  ],
}
/** Of whom no income is known is in none of them. */
const groups = {
  'wealthy, no children': { and: [wealthy, childless] },
  'wealthy, children': { and: [wealthy, { not: childless }] },
  'poorer, no children': { and: [poorer, childless] },
  'poorer, children': { and: [poorer, { not: childless }] },
}

test.skipIf(customers.absent)(
  `of a shop's customers those with a high income and no children accept its offer most, and their interval lies above all others (${customers.absent ?? 'as published'})`,
  async () => {
    // An id of 0 is nobody's.
    const people = plainTable(customers.bytes(), ',').filter(({ ID }) => ID !== '0')
    const space = await rapport.newSpace()
    const { summary } = await space.take(customers.bytes(), { as: 'customers', map: { user_id: 'ID' } })
    expect(summary).toMatchObject({ accepted: people.length, rejected: 1 })
    const offered = people.flatMap(({ ID, Response }) =>
      ['impression', ...(Response === '1' ? ['click'] : [])].map((kind) => `${ID},${kind},2014-10-01,meta,offer`),
    )
    await space.take(`user_id,kind,at,platform,creative\n${offered.join('\n')}\n`)
    for (const [name, rule] of Object.entries(groups)) await ruled(space, name, rule)
    await settled(rapport.db, space)

    const { rows } = await performance(space, { groupBy: ['SEGMENT'], goal: 'CLICK' })
    const counted = Object.fromEntries(rows.map((row) => [row.keys[0]!.label, [row.impressions, row.clicks]]))
    expect(counted).toEqual(naive(people))
    const [best, ...others] = rows.toSorted((one, other) => other.ctr!.value - one.ctr!.value)
    expect(best).toMatchObject({ keys: [{ label: 'wealthy, no children' }], enough: true })
    expect(best!.probabilityBest).toBeGreaterThan(0.999)
    expect(best!.ctr!.low).toBeGreaterThan(Math.max(...others.map(({ ctr }) => ctr!.high!)))
    expect(await recount(rapport.db, space.id, { check: true })).toEqual([])
  },
  60_000,
)

/** How many of each group there are, and how many of them accepted, straight from the file. */
function naive(people: readonly Record<string, string>[]): Record<string, [number, number]> {
  const counts = Object.fromEntries(Object.keys(groups).map((name): [string, [number, number]] => [name, [0, 0]]))
  for (const { Income, Kidhome, Teenhome, Response } of people) {
    if (!Income) continue
    const name = `${Number(Income) >= enough ? 'wealthy' : 'poorer'}, ${Number(Kidhome) + Number(Teenhome) === 0 ? 'no children' : 'children'}`
    counts[name]![0]++
    counts[name]![1] += Number(Response)
  }
  return counts
}
