import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotAuthenticated } from '../auth/authenticate.ts'
import { QueueFull, StoredTooLate } from '../collect/collector.ts'
import { InputRefused } from '../input-refused.ts'
import { AllowanceSpent } from './allowances.ts'
import { NotAllowed } from './not-allowed.ts'
import { loggableError } from './loggable-error.ts'

/** What programs read of a refusal, by its status. */
export const errorCodes = {
  400: 'BAD_REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'BAD_REQUEST',
  408: 'UPLOAD_STALLED',
  429: 'TOO_MANY_REQUESTS',
}

/** What the framework refuses before anybody reads it. Its own words repeat addresses and bodies, in which credentials may stand. */
const unread: Record<number, string> = {
  400: 'This request cannot be read. Its address has to be well-formed, and its body JSON.',
  413: 'The body of this request is larger than this server takes.',
  415: 'Send JSON, and say so: "content-type: application/json".',
}

/** Answers every error of every route: refusals in their own words; what nobody expected is logged and told in a neutral sentence. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { origin } = request.headers
  // Whoever may not read the answer of the graph may still read why; it says nothing about anybody.
  if (origin && request.routeOptions.url === '/graphql')
    reply
      .header('Access-Control-Allow-Origin', origin)
      .header('Access-Control-Expose-Headers', 'Retry-After')
      .header('Vary', 'Origin')
  if (error instanceof NotAuthenticated) {
    reply.header('WWW-Authenticate', 'Bearer')
    return send(401, error.message, 'UNAUTHENTICATED')
  }
  if (error instanceof NotAllowed) {
    if (error.status === 405) reply.header('Allow', 'POST')
    // The rest of the body may still come, and nobody is to read it.
    if (error.status === 408) reply.header('Connection', 'close')
    // Seconds.
    if (error.status === 429) reply.header('Retry-After', '10')
    return send(error.status, error.message, errorCodes[error.status])
  }
  if (error instanceof AllowanceSpent) {
    reply.header('Retry-After', String(error.retryAfterSeconds))
    return send(429, error.message, errorCodes[429])
  }
  if (error instanceof QueueFull) {
    request.log.warn(error.message)
    reply.header('Retry-After', String(error.retryAfterSeconds))
    return send(429, error.message, errorCodes[429])
  }
  if (error instanceof StoredTooLate) {
    request.log.warn(error.message)
    reply.header('Retry-After', String(error.retryAfterSeconds))
    return send(503, 'Storing takes too long. Send the same again: nothing counts twice.', 'SERVICE_UNAVAILABLE')
  }
  if (error instanceof InputRefused) return send(400, error.message, errorCodes[400])
  const status = statusOf(error)
  if (status < 500) return send(status, unread[status] ?? 'This request cannot be read.', 'BAD_REQUEST')
  request.log.error(loggableError(error))
  if (isUnreachable(error)) {
    // Seconds.
    reply.header('Retry-After', '2')
    return send(503, 'The database does not answer. Try again in a moment.', 'SERVICE_UNAVAILABLE')
  }
  return send(500, 'Something went wrong on the server. Its log says what.', 'INTERNAL_SERVER_ERROR')

  function send(code: number, message: string, name: string) {
    return reply.code(code).send({ errors: [{ message, extensions: { code: name } }] })
  }
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500
}
