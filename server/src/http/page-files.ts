import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { forAnyPage } from './for-any-page.ts'

/** Styles and scripts of the server's own pages, beside them in the address space: `/page.css`. */
export async function servePageFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(import.meta.dirname, 'pages'),
    wildcard: false,
    index: false,
    // Pages of others may have `/check.js`; nothing here is a secret.
    setHeaders: (reply) => void forAnyPage(reply),
  })
}
