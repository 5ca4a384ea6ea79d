import type { FastifyReply } from 'fastify'
import { Html, html } from './html.ts'
import { icon } from './icon.ts'

export interface HtmlPage {
  title: string
  /** HTML between the page's header and its end, as it is; one `<main>`. */
  body: string
  /** Addresses of stylesheets of this server, beside the one that all pages share. */
  styles?: readonly string[]
  /** Addresses of module scripts of this server. */
  scripts?: readonly string[]
}

/** Nothing from elsewhere, nothing inline, and no text that becomes markup or code except what Lit makes of its own templates. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types rapport-html',
].join('; ')

/** Sends a complete page with the look, the header and the protection that all pages of this server share. */
export function htmlPage(reply: FastifyReply, page: HtmlPage): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', contentSecurityPolicy)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Referrer-Policy', 'same-origin')
    .header('Cache-Control', 'no-cache')
    .send(String(frame(page)))
}

function frame({ title, body, styles = [], scripts = [] }: HtmlPage): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="${icon}" />
        ${['/page.css', ...styles].map((style) => html`<link rel="stylesheet" href="${style}" />`)}
        ${scripts.map((script) => html`<script type="module" src="${script}"></script>`)}
      </head>
      <body>
        <header class="top">
          <a class="wordmark" href="/"><img src="${icon}" alt="" width="24" height="24" /> Rapport</a>
          <nav aria-label="Pages">
            <a href="/docs">Documentation</a>
            <a href="/theme">Theme</a>
            <a href="/check">Check a page</a>
            <a href="/graphql">GraphiQL</a>
          </nav>
        </header>
        ${new Html(body)}
      </body>
    </html>`
}
