import { recount } from '@rapport/server/recount/recount.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { formatCounts } from '../../support/format-counts.ts'
import { performance as performanceOf } from '../../support/performance.ts'
import { createFormat } from '../../support/formats.ts'
import { newSender, type Sender, taken } from '../../support/sender.ts'
import type { Space } from '../../support/space.ts'

const rapport = await startRapport()

/** Somebody clicks on what `about` names. */
async function click(sender: Sender, about: Record<string, string>): Promise<void> {
  const message = { userId: 'ada', event: 'Ad Clicked', properties: { platform: 'meta', ...about } }
  expect(await sender.post('track', message)).toMatchObject(taken)
}

interface Creative {
  externalId: string
  name: string
  campaign: { name: string } | null
  format: { id: string } | null
  formatSource: string | null
}

async function creative(space: Space, externalId: string) {
  const { creatives } = await space.ask<{ creatives: { edges: { node: Creative }[] } }>(
    '{ creatives { edges { node { externalId name campaign { name } format { id } formatSource } } } }',
  )
  const found = creatives.edges.find(({ node }) => node.externalId === externalId)?.node
  return found && { ...found, campaign: found.campaign?.name ?? null, format: found.format?.id ?? null }
}

const clicks = async (space: Space) =>
  (await formatCounts(rapport.db, space)).flatMap((row) =>
    row.customer_id === null ? [[row.format_id, row.responses]] : [],
  )

/** Statements that begin to count all of a workspace, or all of a campaign's reports, anew. */
const anew = (statement: string) => /DELETE FROM (workspace_format|creative_day)/.test(statement)

const differences = ({ id }: Space) => recount(rapport.db, id, { check: true })

const setRules = (space: Space, rules: object[]) =>
  space.ask('mutation ($rules: [FormatRuleInput!]!) { setFormatRules(rules: $rules) { __typename } }', { rules })

const reels = { name: 'Reel one', campaign: 'Spring', format: 'meta_reels', formatSource: 'COLUMN' }

test('events fill in what nobody knew of a creative, and what was done before counts under its format then', async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  await click(sender, { creative: 'c1' })
  await click(sender, { creative: 'other', format: 'meta_carousel' })
  const before = rapport.db.statements.length
  await click(sender, { creative: 'c1', creativeName: 'Reel one', campaign: 'Spring', format: 'meta_reels' })
  expect(await creative(space, 'c1')).toMatchObject(reels)
  expect(await clicks(space)).toEqual([
    ['meta_carousel', 1],
    ['meta_reels', 2],
  ])
  expect(rapport.db.statements.slice(before).filter(anew)).toEqual([])
  expect(await differences(space)).toEqual([])
})

test('events replace nothing that is known of a creative, and cause no counter to be made anew', async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  await click(sender, { creative: 'c1', creativeName: 'Reel one', campaign: 'Spring', format: 'meta_reels' })
  await space.take('creative,platform,day,impressions\nc1,meta,2026-03-01,10\n')
  const before = rapport.db.statements.length
  await click(sender, { creative: 'c1', creativeName: 'Mine', campaign: 'Autumn', format: 'meta_carousel' })
  expect(await creative(space, 'c1')).toMatchObject(reels)
  expect(await clicks(space)).toEqual([['meta_reels', 2]])
  expect(rapport.db.statements.slice(before).filter(anew)).toEqual([])
  expect(await differences(space)).toEqual([])
})

test("a naming rule's guess stands against events, except where the creative comes with its format", async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  await setRules(space, [
    { pattern: '*reel*', formatId: 'meta_reels' },
    { pattern: '*cards*', formatId: 'meta_carousel' },
  ])
  await click(sender, { creative: 'cards_1' })
  await click(sender, { creative: 'cards_1', creativeName: 'A reel', format: 'meta_feed_video' })
  await click(sender, { creative: 'cards_2', format: 'meta_feed_video' })
  expect(await creative(space, 'cards_1')).toMatchObject({
    name: 'A reel',
    format: 'meta_carousel',
    formatSource: 'RULE',
  })
  expect(await creative(space, 'cards_2')).toMatchObject({ format: 'meta_feed_video', formatSource: 'COLUMN' })
  await click(sender, { creative: 'c3' })
  await click(sender, { creative: 'c3', creativeName: 'Reel three' })
  expect(await creative(space, 'c3')).toMatchObject({ format: 'meta_reels', formatSource: 'RULE' })
  expect(await differences(space)).toEqual([])
})

test('a file replaces what events said of a creative, and events that come later do not take it back', async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  const about = { creative: 'c1', creativeName: 'Reel one', campaign: 'Spring', format: 'meta_reels' }
  await click(sender, about)
  await space.take(
    'creative,creativeName,campaign,format,platform,day,impressions\nc1,Cards,Autumn,meta_carousel,meta,2026-03-01,10\n',
  )
  await click(sender, { ...about, text: 'again' })
  await click(sender, { ...about, creativeName: 'Reel two' })
  expect(await creative(space, 'c1')).toMatchObject({ name: 'Cards', campaign: 'Autumn', format: 'meta_carousel' })
  expect(await clicks(space)).toEqual([['meta_carousel', 3]])
  expect(await differences(space)).toEqual([])
})

test('events give no id to a creative that is known by its name, and find it by that name; a file gives it one', async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  const rows = 'platform,day,impressions\n'
  await space.take(`campaign,creativeName,${rows}Spring,Reel one,meta,2026-03-01,10\n`)
  await click(sender, { creative: 'mine', creativeName: 'Reel one', campaign: 'Spring', format: 'meta_carousel' })
  expect(await creative(space, 'Spring / Reel one')).toMatchObject({ name: 'Reel one', format: null })
  expect(await creative(space, 'mine')).toMatchObject({ format: 'meta_carousel' })
  await click(sender, { creativeName: 'Reel one', campaign: 'Spring', format: 'meta_reels' })
  expect(await creative(space, 'Spring / Reel one')).toMatchObject(reels)
  await space.take(`campaign,creative,creativeName,${rows}Spring,c1,Reel one,meta,2026-03-01,10\n`)
  expect(await creative(space, 'c1')).toMatchObject(reels)
  expect(await creative(space, 'Spring / Reel one')).toBeUndefined()
  expect(await differences(space)).toEqual([])
})

test("a creative with reports takes the place of the campaign's total when an event says where it belongs", async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  await space.take('creative,platform,day,impressions\nc1,meta,2026-03-01,10\n')
  await space.take('campaign,platform,day,impressions\nSpring,meta,2026-03-01,70\n')
  const total = async () => Number((await performanceOf(space)).total.impressions)
  expect(await total()).toBe(80)
  await click(sender, { creative: 'c1', campaign: 'Spring' })
  expect(await total()).toBe(10)
  expect(await differences(space)).toEqual([])
})

test('a format that is made after events told it is found a minute later, and counts what was done before', async () => {
  const space = await rapport.newSpace()
  const sender = await newSender(space)
  const about = { creative: 'c1', format: 'zeppelin' }
  await click(sender, about)
  await click(sender, about)
  expect(await creative(space, 'c1')).toMatchObject({ format: null })
  const { id } = await createFormat(space, { name: 'Zeppelin', platform: 'META', medium: 'INTERACTIVE' })
  const clock = performance.now.bind(performance)
  const later = vi.spyOn(performance, 'now').mockImplementation(() => clock() + 61_000)
  onTestFinished(() => later.mockRestore())
  await click(sender, about)
  expect(await creative(space, 'c1')).toMatchObject({ format: id, formatSource: 'COLUMN' })
  expect(await clicks(space)).toEqual([[id, 3]])
  expect(await differences(space)).toEqual([])
})
