// Where the visitor is, and was before.
let here = ''
let referrer = document.referrer

/** The page's address. A fragment belongs to it only if it looks like a route of a single-page app (`#/cart`, `#!/cart`). */
const address = (): string => location.href.replace(/#(?!!?\/).*/, '')

/**
 * Takes note of where the visitor is.
 * @returns whether that is another page than the one before
 */
export const arrive = (): boolean => {
  const before = here
  here = address()
  if (before === here) return false
  referrer = before || referrer
  return true
}

/** What Segment's clients tell of a page. */
export const outline = (): Record<string, unknown> => ({
  path: location.pathname,
  referrer,
  search: location.search,
  title: document.title,
  url: address(),
})
