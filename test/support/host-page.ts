import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunningServer } from './running-server.ts'

export interface HostedPage {
  /** What stands in the page's `<main>`. */
  body: string
  /** Value of the page's Content-Security-Policy. */
  policy?: string
  /** Further headers of the page. */
  headers?: Record<string, string>
  /** What stands at the end of the page's `<head>`. */
  head?: string
  /** Inline style sheet of the page, where the policy allows one. */
  style?: string
  /** Attributes of the page's root; `lang="en"` unless it says otherwise. */
  root?: string
}

/** What a customer's website is to Rapport: pages of another origin, and a route that fetches tokens with the secret key. */
export interface Host {
  origin: string
  /** The page that every path serves from now on. */
  page: HostedPage
  /** What the next tokens allow, as `EmbedTokenInput`; the site's own origin and any customer unless it says otherwise. */
  grant: Record<string, unknown>
  /** How many tokens were asked for. */
  tokens: number
  /** What the token route answers in place of a token; null when it does its work. */
  tokenAnswer: { status: number; body: string } | null
  /** Whether the visitor is signed in; otherwise the token route answers 401. */
  signedIn: boolean
  close(): Promise<void>
}

/** The two lines that the documentation tells people to put into their page, and the second element. */
export const documentedLines = (rapport: string) => `
  <script type="module" src="${rapport}/w/load.js"></script>
  <rapport-profile-card customer="user_id:42" token-url="/rapport-token"></rapport-profile-card>
  <rapport-format-performance group-by="format" days="30" token-url="/rapport-token"></rapport-format-performance>`

const mint = `mutation ($input: EmbedTokenInput!) {
  createEmbedToken(input: $input) {
    ... on EmbedToken { token expiresIn }
    ... on Error { message }
  }
}`

/**
 * Starts a site on a port, and so an origin, of its own.
 * @param rapport where its token route gets tokens; a site whose pages need none has no such route
 */
export async function startHost(rapport?: RunningServer): Promise<Host> {
  const site = createServer(async (request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204)
      return response.end()
    }
    if (request.url !== '/rapport-token' || !rapport) {
      const { policy, headers } = host.page
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...headers,
        ...(policy && { 'content-security-policy': policy }),
      })
      return response.end(htmlOf(host.page))
    }
    host.tokens++
    if (!host.signedIn) return response.writeHead(401).end()
    if (host.tokenAnswer) return response.writeHead(host.tokenAnswer.status).end(host.tokenAnswer.body)
    const input = { origins: [host.origin], anyCustomer: true, ...host.grant }
    const { createEmbedToken } = await rapport.ask<{ createEmbedToken: object }>(mint, { input })
    const status = 'token' in createEmbedToken ? 200 : 502
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(createEmbedToken))
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  const host: Host = {
    origin: `http://127.0.0.1:${port}`,
    page: { body: '' },
    grant: {},
    tokens: 0,
    tokenAnswer: null,
    signedIn: true,
    async close() {
      site.closeAllConnections()
      await new Promise((resolve) => site.close(resolve))
    },
  }
  return host
}

const htmlOf = ({ head = '', body, style, root = 'lang="en"' }: HostedPage) => `<!doctype html>
<html ${root}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Intranet</title>
    ${style ? `<style>${style}</style>` : ''}
    ${head}
  </head>
  <body>
    <main>
      <h1>Marketing</h1>
      ${body}
    </main>
  </body>
</html>`
