import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { createFormat, deleteFormat, updateFormat } from '../../support/formats.ts'

const rapport = await startRapport()

const hologram = { name: 'Hologram', platform: 'META', medium: 'INTERACTIVE' }
const whole = {
  ...hologram,
  apiName: 'HOLOGRAM_AD',
  ratios: ['9:16', '1.91:1'],
  sizes: ['1080x1920', '210x297mm'],
  minSeconds: 1.5,
  maxSeconds: 60,
  minCards: 2,
  maxCards: 10,
  maxBytes: 4_000_000_000,
  interactive: true,
  source: 'https://hologram.example/specs',
  aliases: ['holo'],
}

test('a format of your own has all that the catalogue has, and the list shows it', async () => {
  const space = await rapport.newSpace()
  const made = await createFormat(space, { ...whole, name: ' Hologram ', aliases: [' Holo', 'HOLO', ''] })
  expect(made).toEqual({ ...whole, id: expect.any(String), own: true })
  const { formats } = await space.ask<{ formats: { id: string }[] }>(
    '{ formats(platform: META, interactive: true) { id apiName sizes maxBytes } }',
  )
  expect(formats.find(({ id }) => id === made.id)).toEqual({
    id: made.id,
    apiName: 'HOLOGRAM_AD',
    sizes: whole.sizes,
    maxBytes: 4_000_000_000,
  })
})

test('what nobody says of a format is unknown', async () => {
  const space = await rapport.newSpace()
  expect(await createFormat(space, hologram)).toEqual({
    ...hologram,
    id: expect.any(String),
    own: true,
    apiName: null,
    ratios: [],
    sizes: [],
    minSeconds: null,
    maxSeconds: null,
    minCards: null,
    maxCards: null,
    maxBytes: null,
    interactive: false,
    source: 'This workspace',
    aliases: [],
  })
})

test.for([
  [{ name: ' ' }, 'Give the format a name.'],
  [{ name: 'n'.repeat(3000) }, 'A word for a format has at most 200 characters, and this one has 3000; shorten it.'],
  [{ apiName: 'n'.repeat(201) }, 'A word for a format has at most 200 characters'],
  [{ aliases: ['ok', 'n'.repeat(201)] }, 'A word for a format has at most 200 characters'],
  [{ sizes: ['1080 by 1080'] }, '"1080 by 1080" is no size. Write width x height in pixels'],
  [{ sizes: ['0x10'] }, '"0x10" is no size.'],
  [{ ratios: ['9/16'] }, '"9/16" is no ratio. Write width:height'],
  [{ ratios: ['0:1'] }, '"0:1" is no ratio.'],
  [{ minSeconds: 0 }, 'minSeconds is above 0, and 0 is not'],
  [{ maxCards: -3 }, 'maxCards is above 0, and -3 is not'],
  [{ minSeconds: 30, maxSeconds: 15 }, 'minSeconds (30) is above maxSeconds (15)'],
  [{ minCards: 5, maxCards: 4 }, 'minCards (5) is above maxCards (4)'],
  [{ maxBytes: 0 }, 'maxBytes is a number of bytes above 0'],
  [{ maxBytes: '9007199254740993' }, 'maxBytes is a number of bytes above 0'],
  [{ aliases: Array.from({ length: 51 }, (_, i) => `a${i}`) }, 'aliases takes at most 50, and has 51.'],
] as const)('a fact that cannot be used is refused, made or changed: %j', async ([wrong, says]) => {
  const space = await rapport.newSpace()
  expect((await createFormat(space, { ...hologram, ...wrong })).message).toContain(says)
  const { id } = await createFormat(space, hologram)
  expect((await updateFormat(space, id, wrong)).message).toContain(says)
})

test('a change leaves what it does not name, and null takes a fact away', async () => {
  const space = await rapport.newSpace()
  const { id } = await createFormat(space, whole)
  expect(await updateFormat(space, id, { name: 'Big hologram', maxSeconds: 90 })).toEqual({
    ...whole,
    id,
    own: true,
    name: 'Big hologram',
    maxSeconds: 90,
  })
  expect(await updateFormat(space, id, { apiName: null, sizes: null, source: null })).toMatchObject({
    apiName: null,
    sizes: [],
    source: 'This workspace',
    ratios: whole.ratios,
  })
  expect((await updateFormat(space, id, { name: null })).message).toBe('Give the format a name.')
  expect((await updateFormat(space, id, { medium: null })).message).toContain('medium')
})

test('a renamed format is understood by its new words in the next import', async () => {
  const space = await rapport.newSpace()
  const { id } = await createFormat(space, hologram)
  await updateFormat(space, id, { name: 'Laser', aliases: ['light show'] })
  const file =
    'creative,format,platform,day,impressions\n1,LIGHT_SHOW,meta,2026-03-01,1\n2,Hologram,meta,2026-03-01,1\n'
  expect((await space.take(file)).summary).toMatchObject({
    formats: { column: 1, unknown: 1 },
    unknownWords: ['Hologram'],
  })
})

test('a format of your own never answers to a word of another on its platform, your own or of the catalogue', async () => {
  const space = await rapport.newSpace()
  const { id } = await createFormat(space, whole)
  const laser = { ...hologram, name: 'Laser' }
  const taken = '"h-o-l-o" already stands for "Hologram", a format of your own.'
  expect(await createFormat(space, { ...laser, aliases: ['H-O-L-O'] })).toEqual({ message: taken })
  const other = await createFormat(space, { ...laser, aliases: ['beam'] })
  for (const word of ['Carousel', 'META_carousel']) {
    const catalogued = {
      message: `"${word.toLowerCase()}" already stands for "Carousel", which is in the catalogue for META.`,
    }
    expect(await createFormat(space, { ...hologram, name: 'Other', aliases: [word] })).toEqual(catalogued)
    expect(await updateFormat(space, other.id, { aliases: ['beam', word] })).toEqual(catalogued)
  }
  expect(await updateFormat(space, other.id, { aliases: ['h-o-l-o'] })).toEqual({ message: taken })
  expect(await updateFormat(space, other.id, { name: 'hologram' })).toEqual({
    message: '"Hologram" is already in the catalogue for META.',
  })
  expect(await createFormat(space, { ...whole, platform: 'TIKTOK' })).toMatchObject({ platform: 'TIKTOK' })
  expect(await updateFormat(space, id, { name: 'HOLOGRAM' })).toMatchObject({ id, name: 'HOLOGRAM' })
})

test('a format is removed once nothing uses it; before, the refusal says what does', async () => {
  const space = await rapport.newSpace()
  const { id } = await createFormat(space, hologram)
  const setRules = (rules: object[]) =>
    space.ask('mutation ($rules: [FormatRuleInput!]!) { setFormatRules(rules: $rules) { __typename } }', { rules })
  await setRules([{ pattern: 'holo*', formatId: id }])
  await space.take(`user_id,kind,at,creative,creativeName,platform
u1,impression,2026-03-01T10:00:00Z,1,holo_1,meta
u1,click,2026-03-01T10:00:00Z,2,holo_2,meta
`)
  expect((await deleteFormat(space, id)).message).toBe(
    '"Hologram" is still used by 2 creatives and 1 naming rule. Give those another format first.',
  )
  await setRules([])
  expect(await deleteFormat(space, id)).toMatchObject({ id, name: 'Hologram' })
  expect((await deleteFormat(space, id)).message).toContain(`There is no format "${id}"`)
  const { formats } = await space.ask<{ formats: { own: boolean }[] }>('{ formats { own } }')
  expect(formats.some(({ own }) => own)).toBe(false)
})

test("formats of the shared catalogue, and another workspace's, can be neither changed nor removed", async () => {
  const [space, other] = [await rapport.newSpace(), await rapport.newSpace()]
  const { id } = await createFormat(other, hologram)
  for (const [one, says] of [
    ['meta_carousel', 'shared catalogue, which nobody changes'],
    [id, 'There is no format'],
  ]) {
    expect((await updateFormat(space, one, { name: 'Mine' })).message).toContain(says)
    expect((await deleteFormat(space, one)).message).toContain(says)
  }
  expect(await updateFormat(other, id, {})).toMatchObject({ id, name: 'Hologram' })
})
