import { expect, onTestFinished } from 'vitest'
import { type OpenChromium, type OpenPage, patience } from './chromium.ts'
import { type Host, type HostedPage, startHost } from './host-page.ts'
import { type Message, type Receiver, startReceiver } from './receiver.ts'

/** Messages in the words of a reader: `page /shop`, `Ad Impression`, `identify`. */
export const told = (messages: readonly Message[]): string[] =>
  messages.map(({ type, event, context }) => event ?? (type === 'page' ? `page ${context.page.path}` : type))

export interface TaggedSite {
  receiver: Receiver
  host: Host
  /** Opens a page of the site that carries the tag, in a new browser profile unless `opened` has one. */
  visit(page?: TaggedPage, opened?: OpenPage): Promise<OpenPage>
  /** Waits until exactly these have arrived. */
  arrived(...expected: string[]): Promise<void>
}

interface TaggedPage extends Partial<HostedPage> {
  /** The attribute with the write key. */
  key?: string
  /** Attributes of the script beside its key. */
  attributes?: string
  path?: string
  /** What is done in the browser before any script of the page runs. */
  first?: () => void
}

/** A site with the tag, and a place where its messages arrive. Both end with the test. */
export async function startTaggedSite(open: OpenChromium): Promise<TaggedSite> {
  const receiver = await startReceiver()
  const host = await startHost()
  onTestFinished(async () => {
    await host.close()
    await receiver.close()
  })
  return {
    receiver,
    host,
    async visit(
      { key = 'data-key="wk_of_the_site"', attributes = '', path = '/shop', first, body = '', ...page } = {},
      opened,
    ) {
      const script = `<script src="${receiver.url}/t.js" ${key} ${attributes} async></script>`
      host.page = { ...page, body: `${script}${body}` }
      const tab = opened ?? (await open())
      if (first) await tab.page.addInitScript(first)
      await tab.page.goto(host.origin + path)
      return tab
    },
    arrived: (...expected) => expect.poll(() => told(receiver.messages), { timeout: patience }).toEqual(expected),
  }
}
