import { join } from 'node:path'
import { languages, type Language } from '@rapport/widgets/src/words/locale.ts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { accessibilityFindings, patience, type OpenPage } from '../support/chromium.ts'
import { documentedLines } from '../support/host-page.ts'
import { messagesOf, piecesOf } from '../support/words.ts'
import { anyElement } from '../support/elements.ts'

const screenshots = join(import.meta.dirname, 'screenshots')
const files = ['caution', 'element', 'figures', 'format-performance', 'person', 'profile-card']
const style = 'body { margin: 16px } main { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) }'

/** Everything that the elements of a page say to those who see it and to those who do not. */
const told = (page: Page) =>
  page.locator('[part=base]').evaluateAll((bases) =>
    bases.flatMap((base) => {
      const texts = [...base.querySelectorAll('*')].flatMap((one) => [
        one.getAttribute('aria-label') ?? '',
        one.getAttribute('title') ?? '',
        ...[...one.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '')),
      ])
      return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean)
    }),
  )

describeOnSite('an element speaks to whoever reads it', 'demo', (open, site) => {
  let lines: string
  beforeAll(async () => {
    lines = `${documentedLines(site.rapport.url)}
      <rapport-format-performance group-by="day" days="30" token-url="/rapport-token"></rapport-format-performance>
      <rapport-format-performance group-by="age" token-url="/rapport-token"></rapport-format-performance>`
  }, 60_000)

  const show = async ({ page, events }: OpenPage, elements: number) => {
    await page.goto(site.host.origin)
    for (const element of await page.locator(anyElement).all()) await element.scrollIntoViewIfNeeded()
    const ready = () => events.filter((event) => event.endsWith(' ready')).length
    await expect.poll(ready, { timeout: patience }).toBe(elements)
  }

  /** The language that each element answers in. */
  const answered = (page: Page) =>
    page.locator('[part=base]').evaluateAll((bases) => bases.map((base) => base.getAttribute('lang')))

  test.each(languages)('in %s, with its numbers, and fetches no other words', async (language) => {
    site.host.page = { body: lines, style, root: `lang="${language}"` }
    const opened = await open()
    const { page, troubles } = opened
    const fetched: string[] = []
    page.on('request', (request) => {
      const [, of, file] = /\/([A-Za-z-]+)\.([a-z-]+)\.js$/.exec(request.url()) ?? []
      if (of && file) fetched.push(`${of} ${file}`)
    })
    await show(opened, 4)
    expect(troubles).toEqual([])
    expect(fetched.toSorted()).toEqual(files.map((file) => `${language} ${file}`))

    const texts = await told(page)
    const own = (await Promise.all(files.map((file) => messagesOf(language, file)))).flatMap(piecesOf)
    expect(own.filter((piece) => texts.some((text) => text.includes(piece))).length).toBeGreaterThan(30)
    const english = (await Promise.all(files.map((file) => messagesOf('en', file)))).flatMap(piecesOf)
    const left = english.filter((piece) => !own.includes(piece) && texts.some((text) => text.includes(piece)))
    expect(left).toEqual([])

    const { impressions } = (
      await site.rapport.ask<{ formatPerformance: { total: { impressions: string } } }>(
        '{ formatPerformance(input: { groupBy: [AGE] }) { total { impressions } } }',
      )
    ).formatPerformance.total
    const written = await page.evaluate(([tag, n]) => Number(n).toLocaleString(tag), [language, impressions] as const)
    expect(texts).toContain(written.replace(/\s/g, ' '))
  })

  test('the nearest lang decides, across shadow roots, and the browser where nothing says', async () => {
    const element = `<rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>`
    const shadow = (inner: string) => `<div><template shadowrootmode="open">${inner}</template></div>`
    const places: [string, Language][] = [
      [element, 'ru'],
      [`<div lang="nb">${element}</div>`, 'nb'],
      [`<div lang="nb"><p lang="zh-TW">${element}</p></div>`, 'zh-Hant'],
      [`<div lang="pt">${element}</div>`, 'en'],
      [`<div lang="">${element}</div>`, 'ro'],
      [element.replace(' ', ' lang="ar" '), 'ar'],
      [`<div lang="zh">${shadow(element)}</div>`, 'zh-Hans'],
      [`<div lang="zh">${shadow(`<div lang="no">${shadow(element)}</div>`)}</div>`, 'nb'],
    ]
    site.host.page = { body: documentedLines(site.rapport.url).split('\n')[1] ?? '', root: 'lang="ru"' }
    const opened = await open({ locale: 'ro-RO' })
    await show(opened, 0)
    await opened.page.evaluate(
      (html) => {
        document.querySelector('main')?.setHTMLUnsafe(html)
      },
      places.map(([html]) => html).join(''),
    )
    // The loader sees elements in shadow roots no earlier than their code is there.
    const languagesOf = () => answered(opened.page)
    await expect.poll(languagesOf, { timeout: patience }).toEqual(places.map(([, language]) => language))
  })

  test('follows the page to another language, and back', async () => {
    site.host.page = { body: lines, style, root: 'lang="en"' }
    const opened = await open()
    const { page, events, troubles } = opened
    await show(opened, 4)
    const before = await page.locator('rapport-format-performance [part=answer]').first().innerText()
    for (const lang of ['ar', 'en']) {
      await page.evaluate((to) => (document.documentElement.lang = to), lang)
      await expect.poll(() => answered(page), { timeout: patience }).toEqual([lang, lang, lang, lang])
    }
    expect(await page.locator('rapport-format-performance [part=answer]').first().innerText()).toBe(before)
    expect(events.length).toBe(4)
    expect(troubles).toEqual([])
  })

  const cases = (['ru', 'zh-Hans', 'ar'] as const).flatMap((lang) => [320, 1000].map((width) => ({ lang, width })))
  test.each(cases)('$lang at $width px: nothing for axe to find, nothing cut off', async ({ lang, width }) => {
    site.host.page = { body: lines, style, root: `lang="${lang}" ${lang === 'ar' ? 'dir="rtl"' : ''}` }
    const opened = await open({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
    const { page } = opened
    await show(opened, 4)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.evaluate(() => scrollTo(0, 0))
    await page.screenshot({ path: join(screenshots, `words-${lang}-${width}.png`), fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await accessibilityFindings(page)).toEqual([])
  })

  test('bars begin where reading begins', async () => {
    site.host.page = { body: lines, style, root: 'lang="ar" dir="rtl"' }
    const opened = await open()
    await show(opened, 4)
    const sides = await opened.page
      .locator('rapport-format-performance')
      .first()
      .locator('li.row')
      .evaluateAll((rows) =>
        rows.map((row) => {
          const edge = (selector: string) => row.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
          return [edge('.label').left >= edge('.plot').right, Math.abs(edge('.bar').right - edge('.plot').right) < 1]
        }),
      )
    expect(sides.length).toBeGreaterThan(5)
    expect(sides).toEqual(sides.map(() => [true, true]))
  })
})
