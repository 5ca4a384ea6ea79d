import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EmbedCredential, Viewer } from '../viewer/viewer.ts'
import { NotAllowed } from './not-allowed.ts'

/** A preflight carries no token, so it cannot be judged yet: every origin may ask, and the request itself is checked. */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(204)
    .header('Access-Control-Allow-Origin', request.headers.origin ?? '*')
    .header('Access-Control-Allow-Methods', 'POST')
    .header('Access-Control-Allow-Headers', 'authorization, content-type')
    .header('Access-Control-Max-Age', '7200')
    .header('Vary', 'Origin')
    .send()
}

/**
 * Lets a page read the answer if its token or key names its origin. Secret keys do not belong in pages, so theirs are never let through.
 * @throws NotAllowed when it is used from an origin that it does not name.
 */
export function allowOrigin(request: FastifyRequest, reply: FastifyReply, viewer: Viewer): void {
  reply.header('Vary', 'Origin')
  if (viewer.kind !== 'embed') return
  const { origin } = request.headers
  if (!origin || !viewer.grant.origins.includes(origin))
    throw new NotAllowed(
      403,
      `This ${viewer.by.kind} may not be used from ${origin ?? 'outside a page'}. ${remedies[viewer.by.kind]}`,
    )
  reply.header('Access-Control-Allow-Origin', origin)
}

const remedies: Record<EmbedCredential['kind'], string> = {
  'embed token': 'Mint it with that origin.',
  'publishable key': 'Make one for that origin (rapport key create NAME --kind publishable --origin ORIGIN).',
  'share link': 'It belongs into the address of a frame.',
}
