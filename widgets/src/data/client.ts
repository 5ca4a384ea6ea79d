import { ClientError, GraphQLClient } from 'graphql-request'
import { Failure } from './failure.ts'
import type { TokenKeeper } from './tokens.ts'

/** A trusted document as the code generator writes it. The bundle keeps its hash only. */
export interface TrustedDocument<Result, Variables> {
  __meta__?: Record<string, unknown> | undefined
  __apiType?: ((variables: Variables) => Result) | undefined
}

export interface Question<Result, Variables> {
  document: TrustedDocument<Result, Variables>
  variables: Variables
}

/** `{ "documentId": hash, "variables": … }`: the server runs documents that it knows, and no others. */
const asTrustedDocument = {
  parse: JSON.parse,
  stringify: ({ query, variables }: { query: string; variables: unknown }) =>
    JSON.stringify({ documentId: query, variables }),
}

const send = async <Result, Variables extends Record<string, unknown>>(
  url: string,
  { document, variables }: Question<Result, Variables>,
  token: string,
  signal: AbortSignal,
): Promise<Result> => {
  const client = new GraphQLClient(url, {
    credentials: 'omit',
    excludeOperationName: true,
    headers: { authorization: `Bearer ${token}` },
    jsonSerializer: asTrustedDocument,
  })
  return client.request<Result, Record<string, unknown>>({
    document: String(document.__meta__?.hash),
    variables: { ...variables },
    signal,
  })
}

const explain = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  if (!(error instanceof ClientError)) return new Failure('NETWORK', null, error)
  const { status, errors } = error.response
  const code = errors?.[0]?.extensions?.code
  if (status === 401 || code === 'UNAUTHENTICATED') return new Failure('TOKEN', null, error)
  if (status === 403 || code === 'FORBIDDEN') return new Failure('FORBIDDEN', null, error)
  return new Failure(status >= 500 || status === 429 ? 'NETWORK' : 'LOAD', null, error)
}

/**
 * Asks Rapport. A refused token is renewed once.
 * @param url the GraphQL endpoint
 * @throws {Failure} NETWORK, TOKEN, FORBIDDEN or LOAD; the reason of `signal` once it is aborted
 */
export const ask = async <Result, Variables extends Record<string, unknown>>(
  url: string,
  question: Question<Result, Variables>,
  tokens: TokenKeeper,
  signal: AbortSignal,
): Promise<Result> => {
  try {
    const token = await tokens.get()
    signal.throwIfAborted()
    try {
      return await send(url, question, token, signal)
    } catch (error) {
      if (explain(error).code !== 'TOKEN') throw error
      return await send(url, question, await tokens.get(token), signal)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw explain(error)
  }
}
