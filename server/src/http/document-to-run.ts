import { grantedAs, trustedDocument, type TrustedDocument } from '../auth/trusted-documents.ts'
import type { EmbedCredential, Viewer } from '../viewer/viewer.ts'
import { NotAllowed } from './not-allowed.ts'

/** A GraphQL request over HTTP, as parsed from JSON. */
export interface GraphqlParams {
  query?: unknown
  documentId?: unknown
  operationName?: unknown
  variables?: unknown
}

/**
 * The trusted document that a request names, or undefined when it brings a document of its own.
 * @throws NotAllowed when there is no document or an unknown one, or when a page may not run it.
 */
export function documentToRun({ query, documentId }: GraphqlParams, viewer: Viewer): TrustedDocument | undefined {
  if (documentId === undefined) {
    if (viewer.kind === 'embed')
      throw new NotAllowed(
        403,
        `This ${viewer.by.kind} runs trusted documents only: send "documentId" instead of "query".`,
      )
    // An empty object is taken for a body still to come, and waited for without end.
    if (typeof query !== 'string') throw new NotAllowed(400, 'Send "query" or "documentId".')
    return undefined
  }
  if (query !== undefined) throw new NotAllowed(400, 'Send "documentId" or "query", not both.')
  const document = typeof documentId === 'string' ? trustedDocument(documentId) : undefined
  if (!document)
    throw new NotAllowed(
      400,
      'This server does not know that documentId. Load the elements from the server they talk to.',
    )
  if (viewer.kind === 'embed' && !viewer.grant.operations.includes(grantedAs(document.operation)))
    throw new NotAllowed(403, `This ${viewer.by.kind} may not run ${document.operation}. ${remedies[viewer.by.kind]}`)
  return document
}

const remedies: Record<EmbedCredential['kind'], string> = {
  'embed token': 'Mint one whose operations name it.',
  'publishable key':
    'What shows people needs an embed token, which your backend mints; in a frame, a share link (createShare).',
  'share link': 'Make one for what it should show (createShare).',
}
