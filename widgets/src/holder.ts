type Constructor = CustomElementConstructor & { observedAttributes: readonly string[] }

/** The room that was kept until now is the element's. */
const filled = new CSSStyleSheet()
filled.replaceSync(':host::before{content:none!important}')

/**
 * Puts an element into a `<div data-rapport="profile-card" data-customer="…">`, for pages whose editors know no other tags. It stands in
 * the shadow tree of the div: styles of the page, frameworks that redraw it and paragraphs that editors add do not reach it there, and
 * what the page says inside gives way to it.
 */
export const fill = (place: Element): void => {
  if (place.shadowRoot === null) {
    place.attachShadow({ mode: 'open' }).adoptedStyleSheets.push(filled)
    attributes.observe(place, { attributes: true })
  }
  update(place)
}

const attributes = new MutationObserver((changes) => {
  for (const { target } of changes) update(target as Element)
})

const update = (place: Element): void => {
  const root = place.shadowRoot
  const name = `rapport-${place.getAttribute('data-rapport')}`
  const constructor = customElements.get(name) as Constructor | undefined
  // Another copy of the loader may have been first.
  if (constructor === undefined || !root?.adoptedStyleSheets.includes(filled)) return
  const old = root.firstElementChild
  const element = old?.localName === name ? old : document.createElement(name)
  for (const attribute of constructor.observedAttributes) {
    // Editors let anybody write data- attributes, and tokens are sent to `api`: only those who may write elements choose it.
    const value = attribute === 'api' ? null : place.getAttribute(`data-${attribute}`)
    if (value === null) element.removeAttribute(attribute)
    else if (value !== element.getAttribute(attribute)) element.setAttribute(attribute, value)
  }
  if (element === old) return
  element.append(document.createElement('slot'))
  root.replaceChildren(element)
}
