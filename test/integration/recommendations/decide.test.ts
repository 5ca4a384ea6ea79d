import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { show } from '../../support/shown-formats.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

interface Receipt {
  id: string
  message?: string
  format: { id: string }
  propensity: number
  explored: boolean
  seed: string
  replays: boolean | null
  arms: { format: { id: string }; propensity: number; mean: number; totalSampleSize: number }[]
  model: string
  basis: { consent: string; model: string }
}

const receipt = `id format { id } propensity explored seed replays model basis { consent model }
  arms { format { id } propensity mean totalSampleSize }`

async function decided(space: Space, rest = ''): Promise<Receipt> {
  const { decideFormat } = await space.ask<{ decideFormat: Receipt }>(
    `mutation { decideFormat(identity: {namespace: "user_id", value: "1"}, goal: CLICK ${rest}) {
       ... on Decision { ${receipt} } ... on Error { message } } }`,
  )
  return decideFormat
}

async function newSpace(): Promise<Space> {
  const space = await rapport.newSpace()
  await show(
    rapport.db,
    space,
    { to: 'user_id:1', format: 'meta_carousel', times: 60, clicks: 6 },
    { to: 'user_id:2', format: 'meta_feed_video', times: 60, clicks: 5 },
    { to: 'user_id:2', format: 'meta_feed_image', times: 60, clicks: 4 },
  )
  return space
}

test('a decision is one of the arms with the propensity that the policy gives it, and stays as it was', async () => {
  const space = await newSpace()
  const { recommendFormats } = await space.ask<{ recommendFormats: Receipt['arms'] }>(
    '{ recommendFormats(goal: CLICK, identity: {namespace: "user_id", value: "1"}) { format { id } propensity basis { model } } }',
  )
  const decision = await decided(space)
  expect(decision.basis.model).toBe(decision.model)
  expect(recommendFormats).toMatchObject(recommendFormats.map(() => ({ basis: { model: decision.model } })))
  const [chosen] = decision.arms.filter(({ format }) => format.id === decision.format.id)
  expect(decision.propensity).toBe(chosen!.propensity)
  for (const { format, propensity } of recommendFormats)
    expect(decision.arms.find((arm) => arm.format.id === format.id)!.propensity).toBe(propensity)
  const best = decision.arms.toSorted((one, other) => other.mean - one.mean)[0]!
  expect(decision.explored).toBe(best.format.id !== decision.format.id)
  await show(rapport.db, space, { to: 'user_id:2', format: 'meta_carousel', times: 500 })
  const again = await space.ask<{ decision: Receipt }>(`query ($id: ID!) { decision(id: $id) { ${receipt} } }`, {
    id: decision.id,
  })
  expect(again.decision).toEqual(decision)
  expect(again.decision.replays).toBe(true)
})

test('decisions are drawn as often as their propensities say', async () => {
  const space = await newSpace()
  const decisions = await Promise.all(Array.from({ length: 150 }, () => decided(space)))
  for (const { format, propensity } of decisions[0]!.arms) {
    const times = decisions.filter((one) => one.format.id === format.id).length
    const error = 4 * Math.sqrt((propensity * (1 - propensity)) / 150)
    expect(Math.abs(times / 150 - propensity)).toBeLessThan(error)
  }
  expect(new Set(decisions.map(({ seed }) => seed)).size).toBe(150)
  expect(decisions.every(({ replays }) => replays === true)).toBe(true)
})

test('a request that is sent again, also at once, decides once; its name is for nobody and nothing else', async () => {
  const space = await newSpace()
  const named = ', requestId: "home page 1"'
  const answers = await Promise.all(Array.from({ length: 8 }, () => decided(space, named)))
  const [first] = answers
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([first!.id]))
  expect(await decided(space, named)).toEqual(first)
  expect((await decided(space, ', requestId: "home page 2"')).id).not.toBe(first!.id)
  const used = 'The request id "home page 1" was used for another decision; name each once.'
  expect((await decided(space, `${named}, platform: META`)).message).toBe(used)
  const { decideFormat } = await space.ask<{ decideFormat: Receipt }>(
    `mutation { decideFormat(identity: {namespace: "user_id", value: "2"}, goal: CLICK ${named}) { ... on Error { message } } }`,
  )
  expect(decideFormat.message).toBe(used)
  const other = await newSpace()
  expect((await decided(other, named)).id).not.toBe(first!.id)
})

test('a receipt that was tampered with does not replay', async () => {
  const space = await newSpace()
  const { id, format } = await decided(space)
  const key = Buffer.from(id, 'base64').toString().split(':')[1]!
  const other = format.id === 'meta_carousel' ? 'meta_feed_video' : 'meta_carousel'
  await rapport.db.execute('UPDATE decision SET format_id = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid', [
    space.id,
    key,
    other,
  ])
  const { decision } = await space.ask<{ decision: Receipt }>('query ($id: ID!) { decision(id: $id) { replays } }', {
    id,
  })
  expect(decision.replays).toBe(false)
})

test('what cannot be decided is refused with what to do, and a decision is nobody else’s', async () => {
  const space = await newSpace()
  expect((await decided(space, ', platform: LINKEDIN')).message).toContain('Name those that you have')
  const nobody = await space.ask<{ decideFormat: { message: string } }>(
    `mutation { decideFormat(identity: {namespace: "user_id", value: "none"}) { ... on Error { message } } }`,
  )
  expect(nobody.decideFormat.message).toBe('There is no such customer.')
  const { id } = await decided(space)
  const other = await rapport.newSpace()
  expect(await other.ask('query ($id: ID!) { decision(id: $id) { id } }', { id })).toEqual({ decision: null })
})
