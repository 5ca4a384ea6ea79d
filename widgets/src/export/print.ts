const mark = 'data-rapport-unprinted'

/**
 * Prints one element of a page, without what stands beside it or beside what it is in, also across shadow trees. On the screen nothing
 * changes.
 */
export const printAlone = (element: Element): void => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@media print{[${mark}]{display:none!important}}`)
  const marked: Element[] = []
  const roots = new Set<Document | ShadowRoot>()
  for (let each: Element | null = element; each;) {
    const siblings: Element[] = [...(each.parentNode?.children ?? [])].filter((other) => other !== each)
    const root = each.getRootNode()
    if (root instanceof Document || root instanceof ShadowRoot) roots.add(root)
    marked.push(...siblings)
    each = each.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  }
  for (const root of roots) root.adoptedStyleSheets.push(sheet)
  for (const each of marked) each.setAttribute(mark, '')
  const restore = () => {
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet)
    for (const each of marked) each.removeAttribute(mark)
  }
  addEventListener('afterprint', restore, { once: true })
  print()
}
