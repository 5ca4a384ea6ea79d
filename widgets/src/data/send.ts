import { ClientError, GraphQLClient } from 'graphql-request'
import { Failure } from './failure.ts'
import { policyKeepsOut } from './policy.ts'

/** A trusted document, named by its hash: the server runs documents that it knows, and no others. */
export interface Asked {
  documentId: string
  variables: object
}

/** What one question came to. */
export interface Answer {
  data: object
  errors?: { extensions?: { code?: unknown } }[] | undefined
}

const asTrustedDocuments = {
  parse: JSON.parse,
  stringify: (questions: { query: string; variables: unknown }[]) =>
    JSON.stringify(questions.map(({ query, variables }) => ({ documentId: query, variables }))),
}

/**
 * Asks several questions in one request.
 * @param url the GraphQL endpoint
 * @throws {Failure} when none of them was answered
 */
export const send = async (
  url: string,
  questions: readonly Asked[],
  token: string,
  signal: AbortSignal,
): Promise<Answer[]> => {
  const client = new GraphQLClient(url, {
    credentials: 'omit',
    // Each answer tells its own errors.
    errorPolicy: 'all',
    excludeOperationName: true,
    headers: { authorization: `Bearer ${token}` },
    jsonSerializer: asTrustedDocuments,
  })
  const documents = questions.map(({ documentId, variables }) => ({
    document: documentId,
    variables: { ...variables },
  }))
  try {
    return await client.batchRequests<[Answer, ...Answer[]]>({ documents, signal })
  } catch (error) {
    signal.throwIfAborted()
    throw await explain(error, url)
  }
}

/** @throws {Failure} FORBIDDEN, TOKEN or LOAD when there is no answer to one question among others */
export const dataOf = (answer: Answer | undefined): object => {
  if (answer && !answer.errors?.length) return answer.data
  const code = answer?.errors?.[0]?.extensions?.code
  throw new Failure(code === 'FORBIDDEN' ? code : code === 'UNAUTHENTICATED' ? 'TOKEN' : 'LOAD', {
    cause: answer?.errors,
  })
}

const explain = async (error: unknown, url: string): Promise<Failure> => {
  if (!(error instanceof ClientError)) {
    if (navigator.onLine === false) return new Failure('OFFLINE', { cause: error })
    const { origin } = new URL(url)
    if (!(await policyKeepsOut(origin))) return new Failure('NETWORK', { cause: error })
    const sentence = `The Content-Security-Policy of this page keeps Rapport out. Add ${origin} to its connect-src.`
    return new Failure('CSP', { sentence, cause: error })
  }
  const { status, headers } = error.response
  const retryAfter = Number((headers as Headers).get('retry-after')) || 10
  if (status === 429 || status === 503) return new Failure('BUSY', { retryAfter, cause: error })
  const code = status === 401 ? 'TOKEN' : status === 403 ? 'FORBIDDEN' : status >= 500 ? 'NETWORK' : 'LOAD'
  return new Failure(code, { cause: error })
}
