import type { Browser, CDPSession } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { startHost, type Host } from '../support/host-page.ts'
import { startServer } from '../support/running-server.ts'
import { makeShare } from '../support/shares.ts'
import { fillSmallShop } from '../support/small-shop.ts'
import { medians, times, whole, type Benchmark, type Measurement } from './measurement.ts'

const rounds = 15
/** What the card shows of its customer, in the element as in the frame. */
const shown = 'Ada Invented'

interface Line {
  name: string
  /** Bytes a second, both ways; 0 for as fast as the machine. */
  speed: number
  /** Milliseconds that each request waits for its answer to begin. */
  latency: number
}
const lines: Line[] = [
  { name: 'no network between', speed: 0, latency: 0 },
  { name: '10 Mbit/s, 40 ms', speed: 10_000_000 / 8, latency: 40 },
]

/** From the beginning of a page to the first profile card in it: our element, which asks for a token too, beside an iframe of the same content. */
export const { about, once, measure }: Benchmark = {
  about: 'milliseconds from the beginning of a page to the first profile card, element beside iframe',
  once: true,
  async measure(_database, say) {
    const rapport = await startServer({ demoData: false })
    const host = await startHost(rapport)
    const browser = await launchBrowser()
    try {
      await fillSmallShop(rapport)
      const share = await makeShare(rapport, { origins: [host.origin] })
      const element = `<script type="module" src="${rapport.url}/w/load.js"></script>
        <rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>`
      const iframe = `<iframe src="${share.url.replaceAll('&', '&amp;')}" title="Ada" width="600" height="600"></iframe>`
      const rows: Measurement[] = []
      for (const line of lines) {
        for (const visit of ['first', 'second'] as const) {
          say(`${line.name}, ${visit} visit`)
          const see = (body: string) => () => timeToCard(browser, host, body, line, visit)
          const [ours = 0, theirs = 0] = await medians(rounds, see(element), see(iframe))
          rows.push({
            what: `first card, ${line.name}, ${visit} visit`,
            figure: `${whole(ours)} ms`,
            reference: `iframe ${whole(theirs)} ms`,
            ratio: times(ours / theirs),
          })
        }
      }
      return rows
    } finally {
      await browser.close()
      await host.close()
      await rapport.close()
    }
  },
}

/** Milliseconds until a frame is painted in which the card can be read. What a first visit fetched, a second has in its cache. */
async function timeToCard(
  browser: Browser,
  host: Host,
  body: string,
  line: Line,
  visit: 'first' | 'second',
): Promise<number> {
  host.page = { body }
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
  try {
    const page = await context.newPage()
    await slowDown(await context.newCDPSession(page), line)
    let seen = (_at: number): void => {}
    await page.exposeFunction('noteSeen', (at: number) => seen(at))
    await page.addInitScript(noteWhenSeen, shown)
    const load = async () => {
      const { promise, resolve } = Promise.withResolvers<number>()
      seen = resolve
      await page.goto(host.origin)
      return (await promise) - (await page.evaluate(() => performance.timeOrigin))
    }
    const first = await load()
    return visit === 'first' ? first : await load()
  } finally {
    await context.close()
  }
}

async function slowDown(session: CDPSession, { speed, latency }: Line): Promise<void> {
  if (speed === 0) return
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: speed,
    uploadThroughput: speed,
  })
}

/** Runs in the page and in its frames: tells when the text is somewhere and painted, in milliseconds since 1970. */
function noteWhenSeen(text: string): void {
  const { noteSeen } = globalThis as unknown as { noteSeen: (at: number) => void }
  const has = (root: Document | ShadowRoot): boolean =>
    [...root.querySelectorAll('*')].some(
      (one) =>
        (one.shadowRoot && has(one.shadowRoot)) || (one.childElementCount === 0 && one.textContent.includes(text)),
    )
  const look = () =>
    requestAnimationFrame(() => {
      if (has(document)) requestAnimationFrame(() => noteSeen(performance.timeOrigin + performance.now()))
      else look()
    })
  look()
}
