import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { forAnyPage } from './for-any-page.ts'
import { integrityOf } from './integrity.ts'
import { NotAllowed } from './not-allowed.ts'

const folder = join(import.meta.dirname, '../../../widgets/dist/elements')

const always = 'public, max-age=31536000, immutable'
/** Minutes, but a browser need not wait for the newer one within a day. */
const shortly = 'public, max-age=300, stale-while-revalidate=86400'

/**
 * `/w/*`: the built elements. Any page may load them, also one that isolates itself (COEP). `/w/load.js` and `/w/single.js` are the latest;
 * below `/w/<version>/` nothing ever changes. `/w/integrity.json` and `/w/<version>/integrity.json` tell how to pin a version.
 */
export async function serveElements(app: FastifyInstance, { publicUrl }: { publicUrl: string }): Promise<void> {
  if (!existsSync(join(folder, 'version.json'))) throw new Error('The elements are not built. Run: pnpm build')
  const { version: latest } = JSON.parse(await readFile(join(folder, 'version.json'), 'utf8')) as { version: string }

  await app.register(
    async (elements) => {
      await elements.register(fastifyStatic, {
        root: folder,
        index: false,
        cacheControl: false,
        preCompressed: true,
        setHeaders: (reply, path) =>
          void forAnyPage(reply).header('Cache-Control', dirname(path) === folder ? shortly : always),
      })

      elements.get('/integrity.json', async (_request, reply) =>
        forAnyPage(reply)
          .header('Cache-Control', shortly)
          .send(await integrityOf(folder, latest, publicUrl)),
      )
      elements.get<{ Params: { version: string } }>('/:version/integrity.json', async ({ params }, reply) => {
        const { version } = params
        // Nothing but a version, so that no other folder is read.
        if (!/^\d[\w.-]*$/.test(version) || !existsSync(join(folder, version, 'load.js'))) return reply.callNotFound()
        return forAnyPage(reply)
          .header('Cache-Control', shortly)
          .send(await integrityOf(folder, version, publicUrl))
      })

      // A page may have the loader of a version that went away with an upgrade. The latest does instead, unless the page pinned a hash.
      elements.setNotFoundHandler(async ({ url }, reply) => {
        const [, version, file] = /^\/w\/(\w[\w.-]*)\/(\w[\w.-]*\.js)(?:$|\?)/.exec(url) ?? []
        const gone = version !== undefined && file !== undefined && !existsSync(join(folder, version))
        if (gone && existsSync(join(folder, latest, file)))
          return forAnyPage(reply).header('Cache-Control', 'no-store').redirect(`/w/${latest}/${file}`, 307)
        throw new NotAllowed(404, 'There is no such file. /w/integrity.json names those that there are.')
      })
    },
    { prefix: '/w' },
  )
}
