import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance } from 'fastify'
import { firstWorkspace } from '../workspaces/list-workspaces.sql.ts'
import { htmlPage } from './html-page.ts'
import { themePage } from './theme-page.ts'

/** `/theme`: the elements beside controls for their look, and the CSS that makes a customer's page look so. */
export async function serveTheme(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.get('/theme', async (_request, reply) => {
    const demo = (await firstWorkspace(db))?.demo ?? false
    return htmlPage(reply, {
      title: 'Rapport: make it yours',
      body: String(themePage(demo)),
      styles: ['/theme.css'],
      scripts: demo ? ['/w/load.js', '/theme.js'] : ['/copy.js'],
    })
  })
}
