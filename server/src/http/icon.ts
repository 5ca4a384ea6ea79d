import type { FastifyInstance } from 'fastify'

/** Three bars of an interval chart. */
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#2b57d6"/>' +
  '<path d="M4 4.5h8M4 8h5M4 11.5h3" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>'

/** The icon in the page itself, which saves a request. */
export const icon = `data:image/svg+xml,${encodeURIComponent(svg)}`

/** `/favicon.ico`, which browsers ask for beside GraphiQL and bare answers, whose pages name no icon. */
export async function serveIcon(app: FastifyInstance): Promise<void> {
  app.get('/favicon.ico', (_request, reply) =>
    reply
      .type('image/svg+xml')
      .header('Cache-Control', 'public, max-age=86400')
      .header('X-Content-Type-Options', 'nosniff')
      .send(svg),
  )
}
