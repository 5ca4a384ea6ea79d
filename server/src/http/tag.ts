import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { forAnyPage } from './for-any-page.ts'

const folder = join(import.meta.dirname, '../../../widgets/dist/tag')

/** `/t.js`: the tag, for the pages of anybody who has a write key. It keeps its address, so browsers ask again after five minutes. */
export async function serveTag(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(folder, 't.js'))) throw new Error('The tag is not built. Run: pnpm build')
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply) =>
      void forAnyPage(reply).header('Cache-Control', 'public, max-age=300, stale-while-revalidate=86400'),
  })
}
