import { afterAll, beforeAll } from 'vitest'
import { describeInChromium, type OpenChromium } from './chromium.ts'
import { type Host, startHost } from './host-page.ts'
import { type RunningServer, startServer } from './running-server.ts'
import { fillSmallShop } from './small-shop.ts'

/** A Rapport server, and a website of another origin that embeds its elements. There from the first test on. */
export interface EmbeddingSite {
  rapport: RunningServer
  host: Host
}

/** Tests in a browser of elements on somebody's website, with the demo's data or the few rows of a small shop. */
export function describeOnSite(
  name: string,
  data: 'demo' | 'small shop',
  tests: (open: OpenChromium, site: EmbeddingSite) => void,
): void {
  describeInChromium(name, (open) => {
    const site = {} as EmbeddingSite
    beforeAll(async () => {
      site.rapport = await startServer({ demoData: data === 'demo' })
      if (data === 'small shop') await fillSmallShop(site.rapport)
      site.host = await startHost(site.rapport)
    }, 60_000)
    afterAll(async () => {
      await site.host?.close()
      await site.rapport?.close()
    })
    tests(open, site)
  })
}
