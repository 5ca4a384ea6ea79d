import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = join(import.meta.dirname, '../../../widgets/dist/elements')

/** `/w/*`: the built elements. Any page may load them, also one that isolates itself (COEP). */
export async function serveElements(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(folder, 'load.js'))) throw new Error('The elements are not built. Run: pnpm build')
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/w/',
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('Access-Control-Allow-Origin', '*')
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin')
      // Chunks carry a hash of their content in their name; load.js is the one address that stays.
      const entry = path.endsWith('load.js')
      reply.header(
        'Cache-Control',
        entry ? 'public, max-age=300, stale-while-revalidate=86400' : 'public, max-age=31536000, immutable',
      )
    },
  })
}
