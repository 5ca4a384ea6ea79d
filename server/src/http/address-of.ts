import type { FastifyRequest } from 'fastify'

/** Where a request comes from. Null behind a proxy: the address is the proxy's then, and what it says of the visitor's anybody could say. */
export function addressOf({ headers, ip }: FastifyRequest): string | null {
  return (headers['x-forwarded-for'] ?? headers['forwarded']) === undefined ? ip : null
}
