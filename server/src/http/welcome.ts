import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mintEmbedToken } from '../auth/embed-token.ts'
import { grantOf } from '../auth/grant-of.ts'
import { isEmpty } from '../workspaces/is-empty.ts'
import { firstWorkspace } from '../workspaces/list-workspaces.sql.ts'
import { htmlPage } from './html-page.ts'
import { welcomePage } from './welcome-page.ts'

const tokenLifeSeconds = 600

/**
 * `/`: what Rapport is, with the elements alive. The demo's people are invented, so anybody may see them, and `POST /welcome-token` mints
 * tokens for this page. Of any other workspace it shows nothing until the visitor brings a key.
 */
export async function serveWelcome(
  app: FastifyInstance,
  { db, publicUrl }: { db: Database; publicUrl: string },
): Promise<void> {
  app.get('/', async (_request, reply) => {
    const workspace = await firstWorkspace(db)
    const demo = workspace?.demo ? workspace.name : null
    const body = String(welcomePage({ publicUrl, demo, empty: !workspace || (await isEmpty(db, workspace.id)) }))
    return htmlPage(reply, {
      title: 'Rapport: which ad format works for whom',
      body,
      styles: ['/welcome.css', '/w/room.css'],
      scripts: ['/w/load.js', '/welcome.js'],
    })
  })

  app.post('/welcome-token', async (request, reply) => {
    const workspace = await firstWorkspace(db)
    if (!workspace?.demo)
      return reply.code(404).send({ message: 'Only the demo workspace is public. Mint tokens with createEmbedToken.' })
    const origin = ownOrigin(request, publicUrl)
    if (!origin) return reply.code(403).send({ message: `Only the welcome page on ${publicUrl} gets this token.` })
    const grant = grantOf({ origins: [origin], customers: [], anyCustomer: true, pii: 'masked' })
    reply.header('Cache-Control', 'no-store')
    return mintEmbedToken(db, workspace.id, { ...grant, demo: true }, tokenLifeSeconds, null)
  })
}

/** The page's origin if the page is this server's: the public one, or the address under which the browser reached it just now. */
function ownOrigin({ headers }: FastifyRequest, publicUrl: string): string | null {
  const origin = URL.parse(headers.origin ?? '')
  const own = origin && (origin.origin === new URL(publicUrl).origin || origin.host === headers.host)
  return own ? origin.origin : null
}
