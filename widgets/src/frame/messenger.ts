// The only script in a framed page: tells the page around it what elements tell with events. It runs in a sandbox as well, where it has
// no origin and no storage, and the frame shows its content without it.
import type { FrameMessage, RapportErrorDetail } from '../element/events.ts'

const root = document.querySelector('[data-framed] > *')?.shadowRoot ?? document

const { referrer } = document
const around = location.ancestorOrigins?.[0] ?? (referrer && new URL(referrer).origin)
/** The page around this one, where the browser tells who that is. */
const host = around && around !== 'null' ? around : null

/** WordPress hands a frame of its own a secret, and adjusts its height to messages that have it. */
const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1]

const tell = (message: FrameMessage): void => {
  if (host !== null) parent.postMessage(message, host)
}

new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height)
  const resized: FrameMessage = { type: 'rapport-resize', height }
  // A height tells nothing about anybody, so whoever is around may have it.
  parent.postMessage(resized, host ?? '*')
  if (secret !== undefined) parent.postMessage({ message: 'height', value: height, secret }, '*')
}).observe(document.body)

const code = root.querySelector('.code')?.textContent as RapportErrorDetail['code'] | undefined
const message = root.querySelector('[role=status]')?.textContent.trim() ?? ''
tell(code ? { type: 'rapport-error', code, message } : { type: 'rapport-ready' })
if (code === 'TOKEN') tell({ type: 'rapport-token-needed' })
