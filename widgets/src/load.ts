import type { configure as Configure } from './data/credential.ts'
import { fill } from './holder.ts'
import { roomStyles } from './room.styles.ts'

// The script that pages include. It needs to know neither when nor from where it runs: optimisers move and delay it, and including it twice
// is harmless. Shadow trees of others are out of its sight.

/** What elements about one customer share, asked for beside their own code as well. */
const person = () => import('./person/customer.ts')

/** The code of each element, by what follows `rapport-` in its name. */
const code: Record<string, () => Promise<unknown>> = {
  'profile-card': () => Promise.all([person(), import('./profile-card/define.ts')]),
  'format-performance': () => import('./format-performance/define.ts'),
  timeline: () => Promise.all([person(), import('./timeline/define.ts')]),
  segment: () => import('./segment/define.ts'),
}

const kinds = Object.keys(code)
const selector = kinds.map((kind) => `rapport-${kind},[data-rapport=${kind}]`).join()

/** What all elements share; asked for beside the first element's own code instead of after it. */
const core = () => import('./element/rapport-element.ts')

/** Says where embed tokens come from, for elements without `token-url`. */
export const configure = async (...options: Parameters<typeof Configure>): Promise<void> =>
  (await core()).configure(...options)

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void load(target)
  },
  { rootMargin: '300px' },
)

/** @param place an element, or what is to hold one */
const load = async (place: Element): Promise<void> => {
  near.unobserve(place)
  const held = place.getAttribute('data-rapport')
  const kind = held ?? place.localName.slice('rapport-'.length)
  try {
    await Promise.all([core(), code[kind]?.()])
    if (held !== null) fill(place)
  } catch {
    // What the page says inside the element is shown on.
    const detail = { code: 'LOAD', message: `rapport-${kind} could not be loaded.` }
    place.dispatchEvent(new CustomEvent('rapport-error', { bubbles: true, composed: true, detail }))
  }
}

const found = (place: Element): void => {
  const loading = place.getAttribute('loading') ?? place.getAttribute('data-loading')
  if (loading === 'eager') void load(place)
  else near.observe(place)
}

const search = (node: Node): void => {
  if (node instanceof Element && node.matches(selector)) found(node)
  if (node instanceof Element || node instanceof Document) node.querySelectorAll(selector).forEach(found)
}

const room = new CSSStyleSheet()
room.replaceSync(roomStyles)
document.adoptedStyleSheets.push(room)
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) [target, ...addedNodes].forEach(search)
}).observe(document, { childList: true, subtree: true, attributeFilter: ['data-rapport'] })
search(document)
