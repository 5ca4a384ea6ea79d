import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { marked } from 'marked'
import { htmlPage } from './html-page.ts'

const readme = join(import.meta.dirname, '../../../README.md')

/** `/docs`: the README of this version. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  app.get('/docs', async (_request, reply) => {
    const body = await marked.parse(await readFile(readme, 'utf8'))
    return htmlPage(reply, { title: 'Rapport: documentation', body: `<main class="prose">${body}</main>` })
  })
}
