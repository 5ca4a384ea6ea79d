import { type Properties, tell, tellEvent, tellPage } from './message.ts'
import { comeBack, leave, permit, reset, send } from './outbox.ts'
import { view, watchAddress } from './page-views.ts'
import { consent, key } from './script.ts'
import { watchElements } from './sightings.ts'
import { visitor } from './visitor.ts'

/** What a page may push: the name of a call and what it is about, `['identify', '42', { email: 'ada@example.com' }]`. */
const calls = {
  identify(userId: string, traits?: Properties) {
    visitor.user = userId
    tell('identify', { traits })
  },
  track: tellEvent,
  page: tellPage,
  reset,
  consent: permit,
}

type Call = { [Name in keyof typeof calls]: [Name, ...Parameters<(typeof calls)[Name]>] }[keyof typeof calls]

declare global {
  interface Window {
    /** A list until the tag is there, and afterwards something that takes calls in the same way. */
    rapport?: (Call[] & { live?: never }) | { push(...made: Call[]): void; live: true; map?: never }
  }
  interface Document {
    readonly prerendering?: boolean
  }
  interface Navigator {
    readonly globalPrivacyControl?: boolean
  }
}

const push = (...made: Call[]): void => {
  for (const call of made)
    try {
      const [name, ...about] = call
      ;(calls[name] as (...about: unknown[]) => void)(...about)
    } catch (error) {
      // A call that makes no sense is no reason to stop the page.
      console.error(error)
    }
}

const start = (): void => {
  // A browser that asks for privacy is asked, too: it takes a yes of its own.
  if (consent == null && !navigator.globalPrivacyControl && navigator.doNotTrack !== '1') permit(true)
  push(...early)
  watchAddress()
  watchElements()
  view()
  addEventListener('pagehide', leave)
  addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()))
  addEventListener('online', send)
}

const { rapport } = window
// Nothing to take over from an element with this id, which goes by the same name.
const early = rapport?.map ? rapport : []
// A second copy of this script leaves everything to the first.
if (!rapport?.live) {
  if (!key) console.error('Rapport: no data-key')
  window.rapport = { push, live: true }
  // The page may never be looked at.
  if (document.prerendering) document.addEventListener('prerenderingchange', start)
  else start()
}
