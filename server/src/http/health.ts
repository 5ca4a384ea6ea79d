import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance } from 'fastify'

/** `/health`: the process runs. `/ready`: it can also reach its database. */
export async function serveHealth(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.get('/health', () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await db.query('SELECT 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'The database does not answer.' })
    }
  })
}
