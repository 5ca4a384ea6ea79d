// @ts-check
// For pages of others, while somebody looks why elements or frames do not work there: one line, `<script type="module" src="…/check.js">`.
import { showFindings } from './show-findings.js'

/** @typedef {import('./show-findings.js').Finding} Finding */

const server = new URL(import.meta.url).origin
/** Milliseconds until a frame that says nothing is taken for kept out. */
const patience = 3000

/** @type {Set<string>} */
const violated = new Set()
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.add(effectiveDirective))

/**
 * @param {string} directive
 * @param {string} what
 * @returns {Promise<Pick<Finding, 'ok' | 'what' | 'change'>>}
 */
const keptOut = async (directive, what) => {
  // The browser tells a moment after the request has failed.
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (!violated.has(directive))
    return {
      ok: false,
      what: `The page could not ${what}.`,
      change: `Look whether ${server} can be reached from this browser.`,
    }
  return {
    ok: false,
    what: `The page’s policy does not let it ${what} (${directive}).`,
    change: `Add ${server} to ${directive}.`,
  }
}

/** @returns {Promise<Finding>} */
const checkScript = async () => {
  try {
    await import(`${server}/w/load.js`)
    return { way: 'elements', ok: true, what: 'The page loads the script of the elements.' }
  } catch {
    return { way: 'elements', ...(await keptOut('script-src-elem', 'load the script of the elements')) }
  }
}

/** @returns {Promise<Finding>} */
const checkFrame = () =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.hidden = true
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = `${server}/frame/nothing`
    const end = (/** @type {Finding} */ finding) => {
      frame.remove()
      resolve(finding)
    }
    addEventListener('message', ({ source }) => {
      if (source === frame.contentWindow)
        end({ way: 'frames', ok: true, what: 'The page can frame Rapport, and hears it.' })
    })
    setTimeout(async () => end({ way: 'frames', ...(await keptOut('frame-src', 'frame Rapport')) }), patience)
    document.body.append(frame)
  })

/** The policy in the page's own headers and tags, as far as the page may read them. */
const policy = async () => {
  const tags = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')].map(
    (tag) => tag.outerHTML,
  )
  if (tags.length > 0) return tags.join('\n')
  try {
    const answer = await fetch(location.href, { method: 'HEAD' })
    await answer.text()
    return answer.headers.get('content-security-policy') ?? ''
  } catch {
    return ''
  }
}

/** What the first element of the page would show to be let in. */
const credential = async () => {
  /** @param {string} name */
  const first = (name) => {
    const found = document.querySelector(`[${name}], [data-${name}]`)
    return found?.getAttribute(name) ?? found?.getAttribute(`data-${name}`)
  }
  const [key, address] = [first('publishable-key'), first('token-url')]
  if (key || !address) return key ?? ''
  const answer = await fetch(address, { method: 'POST' }).then((response) => response.json())
  return String(answer.token ?? '')
}

/** @returns {Promise<Finding[]>} */
const checkWithServer = async () => {
  /** @type {Finding[]} */
  const findings = []
  const shown = await credential().catch(() => {
    const change = 'It has to answer POST with {"token": "…", "expiresIn": 600}.'
    findings.push({ way: 'elements', ok: false, what: 'The page’s token route gives no token.', change })
    return ''
  })
  try {
    const body = JSON.stringify({ origin: location.origin, policy: await policy(), credential: shown })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${server}/check`, { method: 'POST', credentials: 'omit', headers, body })
    findings.push(...(await response.json()).findings)
  } catch {
    findings.push({ way: 'elements', ...(await keptOut('connect-src', 'ask Rapport for data')) })
  }
  return findings
}

const findings = (await Promise.all([checkScript(), checkFrame(), checkWithServer()])).flat()
const panel = document.createElement('aside')
panel.id = 'rapport-check'
panel.setAttribute('aria-label', 'Rapport: what this page has to change')
const root = panel.attachShadow({ mode: 'open' })
const style = new CSSStyleSheet()
style.replaceSync(`:host{all:initial;position:fixed;inset:auto 16px 16px auto;z-index:2147483647;box-sizing:border-box;max-width:min(32em,calc(100vw - 32px));
max-height:80vh;overflow:auto;padding:1em 1.25em;border:1px solid #8a94a8;border-radius:12px;background:#fff;color:#1b2130;font:14px/1.5 system-ui,sans-serif;
box-shadow:0 8px 32px #0003}h2{margin:0;font-size:1.1em}ul{margin:0;padding:0;list-style:none}li{margin-top:.75em;padding-inline-start:.75em;border-inline-start:4px solid #2b57d6}
li.bad{border-color:#b3261e}p{margin:0}.change{font-family:ui-monospace,monospace;overflow-wrap:anywhere}.sign{font-weight:600}.small{color:#566074;font-size:.85em}`)
root.adoptedStyleSheets = [style]
root.append(...showFindings(findings))
document.body.append(panel)
for (const { ok, what, change } of findings) if (!ok) console.warn(`Rapport: ${what} ${change ?? ''}`)
