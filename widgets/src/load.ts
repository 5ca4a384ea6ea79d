import type { configure as Configure } from './data/credential.ts'

// The script that pages include. It has no state of its own beyond what it watches, so including it twice is harmless.

const elements: Record<string, () => Promise<unknown>> = {
  'rapport-profile-card': () => import('./profile-card/define.ts'),
  'rapport-format-performance': () => import('./format-performance/define.ts'),
}

const selector = Object.keys(elements).join()

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

const load = async (element: Element): Promise<void> => {
  near.unobserve(element)
  const name = element.localName
  try {
    await Promise.all([core(), elements[name]?.()])
    customElements.upgrade(element)
  } catch {
    const detail = { code: 'LOAD', message: `${name} could not be loaded.` }
    element.dispatchEvent(new CustomEvent('rapport-error', { bubbles: true, composed: true, detail }))
  }
}

const watch = (root: Element | Document): void => {
  if (root instanceof Element && root.matches(selector)) near.observe(root)
  for (const element of root.querySelectorAll(selector)) near.observe(element)
}

// Room is kept before an element's code arrives, so that the page below does not jump.
const room = new CSSStyleSheet()
room.replaceSync(`:is(${selector}):not(:defined){display:block;min-height:20em}`)
document.adoptedStyleSheets.push(room)

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) watch(node)
}).observe(document, { childList: true, subtree: true })

watch(document)
