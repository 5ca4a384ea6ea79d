// @ts-check

/** @typedef {{ way: 'elements' | 'frames' | 'both', ok: boolean, what: string, change?: string }} Finding */

/**
 * @param {string} name
 * @param {string} [text]
 * @param {string} [className]
 */
export const element = (name, text = '', className = '') => {
  const made = document.createElement(name)
  made.textContent = text
  made.className = className
  return made
}

const ways = { both: 'For both', elements: 'For elements', frames: 'For frames' }

/**
 * What was found, what is to be changed first.
 * @param {readonly Finding[]} findings
 */
export const showFindings = (findings) => {
  const wrong = findings.filter(({ ok }) => !ok)
  const summary = wrong.length === 0 ? 'Nothing to change.' : `To change: ${wrong.length}.`
  const list = element('ul', '', 'findings')
  for (const { ok, way, what, change } of [...wrong, ...findings.filter(({ ok: good }) => good)]) {
    const item = element('li', '', ok ? 'good' : 'bad')
    item.append(element('span', ok ? 'Good' : 'Change', 'sign'), element('p', what))
    if (change) item.append(element('p', change, 'change'))
    item.append(element('span', ways[way], 'small'))
    list.append(item)
  }
  return [element('h2', summary), list]
}
