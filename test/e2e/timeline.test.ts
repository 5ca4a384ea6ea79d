import { beforeAll, expect, test } from 'vitest'
import { describeOnSite } from '../support/embedding-site.ts'
import { patience } from '../support/chromium.ts'

/** Two pages and a bit of what one person said, and what they bought before all that. */
const comments = 32

describeOnSite('the timeline of a customer', 'small shop', (open, site) => {
  let writeKey: string
  const send = (batch: object[]) =>
    fetch(`${site.rapport.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) })
  const said = (text: string, at: string, event = 'Comment Posted', properties = {}) => ({
    type: 'track',
    messageId: text,
    userId: '7',
    timestamp: at,
    event,
    properties: { text, ...properties },
  })

  beforeAll(async () => {
    const { createApiKey } = await site.rapport.ask<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(name: "shop", kind: WRITE) { key } }',
    )
    writeKey = createApiKey.key
    const at = (i: number) => new Date(Date.UTC(2026, 1, 2 + i, 12)).toISOString()
    await send([
      { type: 'identify', userId: '7', traits: { name: 'Cleo Invented' } },
      {
        type: 'track',
        messageId: 'bought',
        userId: '7',
        timestamp: at(-1),
        event: 'Order Completed',
        properties: { value: 120, currency: 'EUR' },
      },
      ...Array.from({ length: comments }, (_, i) => said(`Thought ${i + 1}.`, at(i))),
      { ...said('Hello from 8.', at(0)), userId: '8' },
      ...Array.from({ length: 17 }, (_, i) => ({ ...said(`Word ${i + 1}.`, at(i)), userId: '9' })),
      {
        ...said('Thank you.', new Date(Date.UTC(2026, 1, 4, 12, 32)).toISOString(), 'Message Sent', {
          inReplyTo: 'Word 3.',
        }),
        userId: '9',
      },
      said('Thank you, Cleo.', new Date(Date.UTC(2026, 1, 1 + comments, 12, 32)).toISOString(), 'Message Sent', {
        inReplyTo: `Thought ${comments}.`,
      }),
    ])
  })

  const show = async (attributes = '', customer = '7') => {
    site.host.page = {
      body: `<script type="module" src="${site.rapport.url}/w/load.js"></script>
        <rapport-timeline customer="user_id:${customer}" token-url="/rapport-token" ${attributes}></rapport-timeline>`,
    }
    const opened = await open({ timezoneId: 'UTC' })
    await opened.page.goto(site.host.origin)
    await expect.poll(() => opened.events, { timeout: patience }).toEqual(['rapport-timeline ready'])
    const timeline = opened.page.locator('rapport-timeline')
    const base = timeline.locator('[part=base]')
    const entries = timeline.locator('[part=entry]')
    const texts = () => entries.allInnerTexts()
    return {
      ...opened,
      timeline,
      base,
      entries,
      texts,
      focused: () =>
        timeline.evaluate((host) => host.shadowRoot?.activeElement?.textContent?.replace(/\s+/g, ' ').trim()),
      button: (name: string) => timeline.getByRole('button', { name }),
    }
  }

  test('shows the newest first, our answer beneath what it answers, and older ones by key with the focus kept', async () => {
    const { page, entries, button, focused, troubles } = await show()
    // One of the first fifteen is our answer.
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(14)
    expect(await entries.first().innerText()).toMatch(
      new RegExp(`^Commented[^]+Thought ${comments}[^]+We replied after 32 minutes[^]+Thank you, Cleo`),
    )
    await button('Show earlier').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(29)
    expect(await focused()).toBe('Show earlier')
    await page.keyboard.press('Enter')
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(comments + 1)
    expect(await button('Show earlier').count()).toBe(0)
    // The first of those that came last: whoever goes on reads goes on there.
    expect(await focused()).toContain('Thought 3.')
    expect(await entries.last().innerText()).toMatch(/^Bought[^]+€120\.00/)
    expect(troubles).toEqual([])
  })

  test('shows an answer by itself until what it answers is there, and goes on with what came', async () => {
    const { page, entries, texts, button, focused } = await show('', '9')
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(15)
    expect((await texts()).at(-1)).toMatch(/^We replied[^]+Thank you/)
    await button('Show earlier').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(17)
    expect((await texts()).at(-3)).toMatch(/^Commented[^]+Word 3[^]+We replied after 32 minutes[^]+Thank you/)
    expect(await focused()).toContain('Word 3.')
  })

  test('shows what visitors choose, at once as far as it is there and then all of it', async () => {
    const { entries, button, timeline, base, texts } = await show()
    const chosen = () => timeline.locator('[aria-pressed=true]').innerText()
    await button('Purchases').click()
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(1)
    expect(await texts()).toEqual([expect.stringMatching(/^Bought/)])
    expect(await chosen()).toBe('Purchases')
    await button('Ads').click()
    await expect.poll(() => base.innerText(), { timeout: patience }).toContain('Nothing of this kind yet.')
    await button('Everything').click()
    expect((await texts()).length).toBe(14)
  })

  test('begins with what the page says', async () => {
    const { texts, button } = await show('show="purchases"')
    expect(await texts()).toEqual([expect.stringMatching(/^Bought/)])
    expect(await button('Purchases').getAttribute('aria-pressed')).toBe('true')
  })

  test('shows what happens while somebody looks, above older ones that were asked for, and among what they chose', async () => {
    const { entries, button, base } = await show('live')
    await button('Show earlier').click()
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(29)
    await send([said('Still there?', '2026-06-01T12:00:00Z')])
    await expect.poll(() => entries.first().innerText(), { timeout: patience }).toContain('Still there?')
    expect(await entries.count()).toBe(30)
    await button('Conversations').click()
    await expect.poll(() => entries.first().innerText(), { timeout: patience }).toContain('Still there?')
    await send([said('Hello?', '2026-06-01T12:01:00Z')])
    await expect.poll(() => base.innerText(), { timeout: patience }).toContain('Hello?')
  })

  test('asks of another customer for nothing that was looked at of the one before', async () => {
    const { page, timeline, entries, button, events } = await show()
    await button('Show earlier').click()
    await expect.poll(() => entries.count(), { timeout: patience }).toBe(29)
    const asked: object[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql') && request.method() === 'POST') asked.push(...request.postDataJSON())
    })
    await timeline.evaluate((element) => element.setAttribute('customer', 'user_id:8'))
    await expect.poll(() => events.length, { timeout: patience }).toBe(2)
    await expect
      .poll(() => entries.allInnerTexts(), { timeout: patience })
      .toEqual([expect.stringMatching(/Hello from 8/)])
    expect(asked).toMatchObject([{ variables: { customer: { value: '8' }, after: null } }])
  })

  test('is saved as a table of what is shown', async () => {
    const { page, button } = await show('show="purchases"')
    const [download] = await Promise.all([page.waitForEvent('download'), button('Download as CSV').click()])
    const text = await download.createReadStream().then((stream) => stream.toArray())
    expect(download.suggestedFilename()).toBe('Cleo Invented.csv')
    expect(Buffer.concat(text as Buffer[]).toString()).toBe(
      '\uFEFFWhen,What,Channel,What was said,Sentiment,Ad format,Creative,Value,Currency\r\n2026-02-01T12:00:00.000Z,Bought,,,,,,120,EUR\r\n',
    )
    expect(await button('Download as PNG').count()).toBe(0)
  })
})
