import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { startServer, type RunningServer } from '../support/running-server.ts'

describeInChromium('GraphiQL', (open) => {
  let rapport: RunningServer
  beforeAll(async () => {
    rapport = await startServer({ demoData: false })
  }, 60_000)
  afterAll(() => rapport.close())

  test('opens with a query to start from, and fetches nothing from other servers', async () => {
    const { page } = await open()
    const elsewhere: string[] = []
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== rapport.url) elsewhere.push(request.url())
    })
    await page.goto(`${rapport.url}/graphql`, { waitUntil: 'domcontentloaded' })
    expect(elsewhere).toEqual([])
    await page.locator('.graphiql-container').getByText('workspace').first().waitFor()
  })
})
