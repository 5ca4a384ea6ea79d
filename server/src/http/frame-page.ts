import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import type { RenderedElement } from '../shares/framed-element.ts'
import { Html, html } from './html.ts'

/** Tells the page around a frame what the elements tell with events; from `widgets/src/frame/messenger.ts`. */
const messengerFile = join(import.meta.dirname, '../../../widgets/dist/messenger/messenger.js')
if (!existsSync(messengerFile)) throw new Error('The elements are not built. Run: pnpm build')
const messenger = readFileSync(messengerFile, 'utf8').trim()

const pageStyle = 'body{margin:0;padding:1px 1px 3px}'
const noticeStyle = `${pageStyle}main{display:grid;gap:.75em;align-content:center;justify-items:center;min-block-size:12em;padding:1.5em;border:1px solid light-dark(#e0e4ec,#313948);border-radius:12px;background:light-dark(#fff,#161a22);color:light-dark(#1b2130,#e9ecf2);font:15px/1.45 system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;text-align:center;text-wrap:balance}h1,p{margin:0;font-size:1em}.code{color:light-dark(#566074,#a5afc0);font-size:11px;letter-spacing:.08em}`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const messengerHash = hashOf(messenger)

// To the letter, because the policy names their digests.
const script = new Html(`<script>${messenger}</script>`)
const style = (text: string) => new Html(`<style>${text}</style>`)

interface Framing {
  /** Origins of the pages that may frame it. Left out: all of them, also those in a sandbox, which have none that `*` would mean. */
  origins?: readonly string[]
  styles: readonly string[]
}

/** Nothing from elsewhere, and nothing that is not in the page as it was written here. */
const policyOf = ({ origins, styles }: Framing): string =>
  [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    `script-src ${messengerHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(origins ? [`frame-ancestors ${origins.join(' ')}`] : []),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** A page for frames: without cookies, storage and requests, and such that pages which isolate themselves (COEP) may have it too. */
function send(reply: FastifyReply, framing: Framing, page: Html): FastifyReply {
  return (
    reply
      .type('text/html; charset=utf-8')
      .header('Content-Security-Policy', policyOf(framing))
      .header('Cross-Origin-Embedder-Policy', 'require-corp')
      .header('Cross-Origin-Resource-Policy', 'cross-origin')
      .header('X-Content-Type-Options', 'nosniff')
      .header('Referrer-Policy', 'no-referrer')
      .header('X-Robots-Tag', 'noindex')
      // What is revoked ends at once.
      .header('Cache-Control', 'no-store')
      .header('Vary', 'Accept-Language')
      .send(String(page))
  )
}

export interface FramePage {
  element: RenderedElement
  origins: readonly string[]
  /** `light` or `dark` when the address asks for one; else the visitor's own setting. */
  scheme: string
  /** Addresses under which `/oembed` tells about this one. */
  discovery: { json: string; xml: string }
}

/** Sends a page that holds one element and nothing else. */
export function framePage(reply: FastifyReply, { element, origins, scheme, discovery }: FramePage): FastifyReply {
  const title = new Html(element.title || 'Rapport')
  const page = html`<!doctype html>
    <html lang="${element.lang}" dir="${element.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${scheme}" />
        <title>${title}</title>
        <link rel="alternate" type="application/json+oembed" href="${discovery.json}" title="${title}" />
        <link rel="alternate" type="text/xml+oembed" href="${discovery.xml}" title="${title}" />
        ${style(pageStyle)}
      </head>
      <body>
        <main data-framed>${new Html(element.html)}</main>
        ${script}
      </body>
    </html>`
  return send(reply, { origins, styles: [pageStyle, element.css] }, page)
}

/** Sends a page that says why there is nothing to see. Any page may frame it, for it says nothing about anybody. */
export function noticePage(reply: FastifyReply, status: number, code: string, sentence: string): FastifyReply {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Nothing to show</title>
        ${style(noticeStyle)}
      </head>
      <body>
        <main>
          <h1>Nothing to show</h1>
          <p role="status">${sentence}</p>
          <span class="code">${code}</span>
        </main>
        ${script}
      </body>
    </html>`
  return send(reply.code(status), { styles: [noticeStyle] }, page)
}
