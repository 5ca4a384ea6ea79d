import type { FastifyReply } from 'fastify'

/** Lets pages of others load a file, also those that isolate themselves (COEP), as what it is said to be. */
export const forAnyPage = (reply: FastifyReply) =>
  reply
    .header('Access-Control-Allow-Origin', '*')
    .header('Cross-Origin-Resource-Policy', 'cross-origin')
    .header('X-Content-Type-Options', 'nosniff')
