import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Styles and scripts of the server's own pages, beside them in the address space: `/page.css`. */
export async function servePageFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(import.meta.dirname, 'pages'),
    wildcard: false,
    index: false,
    setHeaders(reply) {
      reply.header('X-Content-Type-Options', 'nosniff')
      // Pages of others may have `/check.js`, also those that isolate themselves; nothing here is a secret.
      reply.header('Access-Control-Allow-Origin', '*')
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin')
    },
  })
}
