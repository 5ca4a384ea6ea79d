import { join } from 'node:path'
import { Readable } from 'node:stream'
import { importFile } from '@rapport/server/imports/import-file.ts'
import { setListed } from '@rapport/server/segments/membership/set-listed.ts'
import { findWorkspace } from '@rapport/server/workspaces/find-workspace.ts'
import { beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { accessibilityFindings, patience } from '../support/chromium.ts'
import { describeOnSite } from '../support/embedding-site.ts'
import { ownFindings } from '../support/own-findings.ts'
import { tableRows } from './shown-figures.ts'

const screenshots = join(import.meta.dirname, 'screenshots')

const globalId = (type: string, id: string) => btoa(`${type}:${id}`)
const crowd = (name: string) => Array.from({ length: 9 }, (_, i) => `${name}${i}`)

/** Carousels were shown to followers for nothing, reels to strangers for money; a playable was hardly shown at all. */
const reports = `creative,platform,format,paid,campaign,impressions,clicks
c1,meta,meta_carousel,true,spring,10000,100
c2,meta,meta_carousel,false,spring,90000,2700
r1,meta,meta_reels,true,spring,90000,1200
r2,meta,meta_reels,false,spring,10000,400
p1,meta,meta_playable,true,spring,300,4
a1,meta,meta_carousel,true,autumn,40000,800
a2,meta,meta_playable,true,autumn,300,5
a3,meta,meta_feed_image,true,autumn,200,3
`

describeOnSite('performance that has to be taken with caution', 'small shop', (open, site) => {
  let body = ''
  beforeAll(async () => {
    const { db } = site.rapport
    const { id: workspaceId } = await findWorkspace(db)
    const take = (name: string, text: string) =>
      importFile(db, workspaceId, { name, bytes: Readable.from([Buffer.from(text)]) }, {})
    await take('reports.csv', reports)
    // Segments of fewer than ten people are not shown on pages.
    const crowds = { Riders: ['ada', ...crowd('rider')], Parents: ['bo', ...crowd('parent')] }
    await take('people.csv', `user_id\n${Object.values(crowds).flat().join('\n')}\n`)
    const identities = await db.prisma.identity.findMany({ where: { workspaceId, namespace: 'user_id' } })
    const segments = await Promise.all(
      Object.entries(crowds).map(async ([name, people]) => {
        const { id } = await db.prisma.segment.create({ data: { workspaceId, id: uuidv7(), name } })
        const members = identities.filter(({ value }) => people.includes(value)).map(({ customerId }) => customerId)
        await setListed(db, workspaceId, id, members, true)
        return id
      }),
    )
    const at = new Date().toISOString()
    const deeds = [
      ['ada', 300, 30],
      ['bo', 200, 4],
    ].flatMap(([person, shown, clicked]) =>
      Array.from({ length: Number(shown) + Number(clicked) }, (_, i) =>
        [
          `${person}${i}`,
          person,
          i < Number(shown) ? 'IMPRESSION' : 'CLICK',
          at,
          'instagram',
          'meta',
          'c9',
          'meta_carousel',
        ].join(),
      ),
    )
    await take('deeds.csv', `id,user_id,kind,at,channel,platform,creative,format\n${deeds.join('\n')}\n`)
    const campaigns = await db.prisma.campaign.findMany({ where: { workspaceId } })
    const campaign = (name: string) => globalId('Campaign', campaigns.find((one) => one.name === name)!.id)
    const elements = [
      `id="mixed" campaign="${campaign('spring')}"`,
      `id="little" campaign="${campaign('autumn')}"`,
      `id="creatives" group-by="creative" campaign="${campaign('spring')}"`,
      'id="segments" group-by="segment"',
      `id="riders" segment="${globalId('Segment', segments[0]!)}"`,
      'id="wrong" segment="Riders"',
    ]
    body = elements
      .map(
        (one) =>
          `<rapport-format-performance ${one} loading="eager" token-url="/rapport-token"></rapport-format-performance>`,
      )
      .join('')
  }, 60_000)

  const show = async (options: Parameters<typeof open>[0] = {}, root = 'lang="en"') => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>${body}`,
      style: 'body { margin: 16px } main { display: grid; gap: 16px }',
      root,
    }
    const opened = await open({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce', ...options })
    await opened.page.goto(site.host.origin)
    await expect.poll(() => opened.events.length, { timeout: patience }).toBe(6)
    return { ...opened, answer: (id: string) => opened.page.locator(`#${id} [part=answer]`) }
  }

  test('a format that is ahead only because of its mix is not called best, and the figures like for like are told', async () => {
    const { answer, page } = await show()
    const told = await answer('mixed').innerText()
    expect(told).toContain('It depends on the mix.')
    expect(told).toContain(
      'Paid and organic posts are mixed differently. Like for like, Reels (3.7%) is ahead of Carousel (2.8%).',
    )
    expect(await page.locator('#mixed .tag').count()).toBe(0)
  })

  test('of what is hardly shown it says that it is too little, and how much more it takes', async () => {
    const { answer, page } = await show()
    expect(await answer('little').innerText()).toMatch(
      /Too little data to tell\.[^]*Comparing Feed image takes about [\d.]+K? impressions more\./,
    )
    const notes = await page.locator('#little .sample').allInnerTexts()
    expect(notes.filter((note) => /· [\d.]+K? more needed$/.test(note))).toHaveLength(2)
    const rows = await tableRows(page.locator('#little'))
    expect(rows.find(({ name }) => name === 'Playable')?.['Chance of being best']).toMatch(/^\d+%$/)
  })

  test('single ads are compared, by their names', async () => {
    const { answer, page } = await show()
    expect(await page.locator('#creatives [part=heading]').innerText()).toBe('Which ad or post works best')
    expect(await answer('creatives').innerText()).toContain('r2 works best.')
    const rows = await tableRows(page.locator('#creatives'))
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['All together', 'c1', 'c2', 'p1', 'r1', 'r2'])
  })

  test('segments are compared, and one segment alone, by our own numbers', async () => {
    const { answer, page } = await show()
    expect(await answer('segments').innerText()).toContain('Riders responds best.')
    expect(await page.locator('#segments [part=heading]').innerText()).toBe('Which segment responds best')
    expect(await page.locator('#segments [part=origin]').innerText()).toContain('As we observed it ourselves')
    expect(await answer('riders').innerText()).toContain('10% of impressions lead to a click')
    expect(await page.locator('#wrong [part=error]').innerText()).toContain(
      'The attribute segment must be a segment’s id',
    )
  })

  test.for([
    ['light', 1000, 'en', 'light'],
    ['dark', 1000, 'nb', 'dark'],
    ['narrow', 320, 'ru', 'light'],
    ['from the right', 1000, 'ar', 'light'],
    ['narrow from the right', 320, 'ar', 'dark'],
  ] as const)('nothing is wrong with how they look: %s', async ([name, width, lang, colorScheme]) => {
    const { page } = await show({ viewport: { width, height: 900 }, colorScheme }, `lang="${lang}"`)
    await page.screenshot({ path: join(screenshots, `cautions-${name.replaceAll(' ', '-')}.png`), fullPage: true })
    expect(await accessibilityFindings(page)).toEqual([])
    expect(await ownFindings(page)).toEqual([])
  })
})
