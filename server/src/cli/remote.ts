import { Agent, fetch, type FormData } from 'undici'

/** A server answers an import when it is done, which may take longer than the five minutes that fetch waits by itself. */
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0 })

/** A running Rapport. */
export interface Server {
  url: string
  key: string | undefined
}

/** Nobody answers, or not any more. */
export class NoAnswer extends Error {}

/** Runs a document on a running Rapport. */
export function ask<T>(server: Server, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  return send<T>(server, JSON.stringify({ query, variables }), { 'content-type': 'application/json' })
}

/** @throws Error with a sentence for the person at the terminal */
export async function send<T>(
  { url, key }: Server,
  body: string | FormData,
  headers: Record<string, string>,
): Promise<T> {
  if (!/^rk_[\w.~+/=-]+$/.test(key ?? ''))
    throw new Error(
      'Give a secret key of the server (rk_…) with --key or in RAPPORT_KEY; its first start shows one, "rapport key create NAME" makes more.',
    )
  // People write the address with the path of the API, too.
  const endpoint = URL.parse(`${url.replace(/\/*(\/graphql)?\/*$/, '')}/graphql`)
  if (!endpoint || !/^https?:$/.test(endpoint.protocol))
    throw new Error(`"${url}" is no address; write one such as http://localhost:4000.`)
  const response = await fetch(endpoint, {
    method: 'POST',
    body,
    dispatcher: patient,
    headers: { ...headers, authorization: `Bearer ${key}` },
  }).catch((cause: unknown) => {
    throw new NoAnswer(`${endpoint.origin} does not answer; is Rapport running there?`, { cause })
  })
  const elsewhere = `${endpoint.origin}${endpoint.pathname} answered with status ${response.status}; is that where Rapport runs?`
  if (response.status === 404) throw new Error(elsewhere)
  const answer = (await response.json().catch(() => ({}))) as { data?: T; errors?: { message: string }[] }
  const [error] = answer.errors ?? []
  if (error || !answer.data) throw new Error(error?.message ?? elsewhere)
  return answer.data
}

/** An answer that may be a typed refusal instead. */
export type Refusable<T extends object> = { message: string } | T

export function unlessRefused<T extends object>(answer: Refusable<T>): T {
  if ('message' in answer) throw new Error(answer.message)
  return answer
}

/**
 * The server that `--url` and `--key` name, or null for the local database.
 * @throws Error when a workspace is named too: there the key decides it, and work must not land in another brand's
 */
export function serverOf({ url, key, workspace }: { url?: string; key?: string; workspace?: string }): Server | null {
  if (!url) return null
  if (workspace !== undefined)
    throw new Error('On a running server the key decides the workspace; leave --workspace out, or --url.')
  return { url, key: key ?? process.env.RAPPORT_KEY }
}
