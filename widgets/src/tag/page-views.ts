import { tellPage } from './message.ts'
import { arrive } from './page.ts'
import { lookAgain } from './sightings.ts'

/**
 * Tells of a page view if the address is another one than before.
 * @param again also if it is the same
 */
export const view = (again?: boolean): void => {
  if (!arrive() && !again) return
  tellPage()
  lookAgain()
}

/** Single-page apps change the address first and the title when they have drawn; redirects within them are over by then. */
const viewSoon = (): unknown => setTimeout(view, 100)

export const watchAddress = (): void => {
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name]
    history[name] = (...to) => {
      change.apply(history, to)
      viewSoon()
    }
  }
  addEventListener('popstate', viewSoon)
  // The browser kept the whole page and shows it again.
  addEventListener('pageshow', ({ persisted }) => view(persisted))
}
