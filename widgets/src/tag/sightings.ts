import { type Properties, tellEvent } from './message.ts'

/** What makes an element one to watch; its other `data-rapport-*` attributes say more about it. */
const marked = '[data-rapport-creative],[data-rapport-format]'

/** The elements of this page view; each with the last time that it came into sight or went out of it. */
let watched = new WeakMap<Element, object>()

/** `data-rapport-creative-name` is `creativeName`. */
const saidOf = ({ dataset }: HTMLElement): Properties => {
  const said: Properties = {}
  for (const name in dataset)
    if (name.startsWith('rapport')) said[name.slice(7, 8).toLowerCase() + name.slice(8)] = dataset[name]
  return said
}

/** Seen means: half of it in sight for a second, the usual measure. */
const eyes = new IntersectionObserver(
  (sights) => {
    for (const { target, intersectionRatio } of sights) {
      const sight = {}
      watched.set(target, sight)
      if (intersectionRatio >= 0.5)
        setTimeout(() => {
          if (watched.get(target) !== sight) return
          eyes.unobserve(target)
          // Nobody sees a page in the background; the browser says when it is looked at again.
          if (document.hidden) eyes.observe(target)
          else tellEvent('Ad Impression', saidOf(target as HTMLElement))
        }, 1000)
    }
  },
  { threshold: 0.5 },
)

const watch = (element: Element): void => {
  if (watched.has(element)) return
  watched.set(element, {})
  eyes.observe(element)
}

/** The document or what has been added to it, texts and comments included. */
const watchWithin = (root: Node & Partial<Pick<Element, 'matches' | 'querySelectorAll'>>): void => {
  if (root.matches?.(marked)) watch(root as Element)
  root.querySelectorAll?.(marked).forEach(watch)
}

/** A new page view: everything may be seen once more. */
export const lookAgain = (): void => {
  eyes.disconnect()
  watched = new WeakMap()
  watchWithin(document)
}

export const watchElements = (): void => {
  new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      // An element that shows another creative now is another one.
      if (attributeName) {
        eyes.unobserve(target as Element)
        watched.delete(target as Element)
      }
      ;(attributeName ? [target] : addedNodes).forEach(watchWithin)
    }
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-rapport-creative', 'data-rapport-format'],
  })

  // The middle button opens links too. Captured, so that a page that stops the event is no obstacle.
  for (const type of ['click', 'auxclick'] as const)
    addEventListener(
      type,
      ({ button, target }) => {
        const element = button < 2 && (target as Partial<Element>).closest?.<HTMLElement>(marked)
        if (element) tellEvent('Ad Clicked', saidOf(element))
      },
      true,
    )
}
