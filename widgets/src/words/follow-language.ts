const followers = new Set<() => void>()
let observer: MutationObserver | undefined

/**
 * Calls back when the page changes the language of its root, as apps of a single page do. One observer serves all elements.
 * @returns ends that
 */
export const followLanguage = (changed: () => void): (() => void) => {
  observer ??= new MutationObserver(() => {
    for (const follower of followers) follower()
  })
  // Of what is observed already, this changes nothing.
  observer.observe(document.documentElement, { attributeFilter: ['lang'] })
  followers.add(changed)
  return () => followers.delete(changed)
}
