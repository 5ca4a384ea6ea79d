import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { htmlPage } from './html-page.ts'
import { renderMarkdown } from './markdown.ts'

const root = join(import.meta.dirname, '../../..')

/** `/docs`: the README of this version, and the schema that it links to. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  app.get('/docs', async (_request, reply) => {
    const body = await renderMarkdown(await readFile(join(root, 'README.md'), 'utf8'))
    return htmlPage(reply, { title: 'Rapport: documentation', body: `<main class="prose">${body}</main>` })
  })
  app.get('/schema/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await readFile(join(root, 'schema/schema.graphql'), 'utf8')),
  )
}
