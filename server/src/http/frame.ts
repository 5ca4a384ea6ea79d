import type { FastifyInstance } from 'fastify'
import { isUnreachable } from '@rapport/prisma/is-unreachable.ts'
import { type Allowances, AllowanceSpent } from './allowances.ts'
import { answerTrusted, type Surroundings } from './answer-trusted.ts'
import { charge } from './charge.ts'
import { framePage, noticePage } from './frame-page.ts'
import { frameView, NothingToShow } from './frame-view.ts'
import { languagesOf } from './languages.ts'
import { loggableError } from './loggable-error.ts'
import { NotAllowed } from './not-allowed.ts'
import { discoveryOf } from './oembed.ts'

/** `/frame/<element>`: one element with its data, rendered here, for pages where no script is allowed. */
export async function serveFrame(
  app: FastifyInstance,
  { allowances, ...surroundings }: Surroundings & { allowances: Allowances },
): Promise<void> {
  // Whoever sees a frame reads sentences, not JSON.
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof NothingToShow) return noticePage(reply, error.status, error.code, error.message)
    if (error instanceof NotAllowed)
      return noticePage(reply, error.status, error.status === 403 ? 'FORBIDDEN' : 'LOAD', error.message)
    if (error instanceof AllowanceSpent) {
      reply.header('Retry-After', String(error.retryAfterSeconds))
      return noticePage(reply, 429, 'BUSY', error.message)
    }
    request.log.error(loggableError(error))
    // Seconds.
    reply.header('Retry-After', '10')
    const status = isUnreachable(error) ? 503 : 500
    return noticePage(reply, status, 'NETWORK', 'Rapport cannot show this right now. Try again in a moment.')
  })

  app.get<{ Params: { element: string } }>('/frame/:element', async (request, reply) => {
    const { element } = request.params
    const { searchParams: query } = new URL(request.url, surroundings.publicUrl)
    const { framed, viewer } = await frameView(surroundings.db, element, query)
    charge(allowances, request, viewer, [framed])
    const answer = await answerTrusted(surroundings, viewer, framed.documentId, framed.variables)
    const languages = languagesOf(query.get('lang'), request.headers['accept-language'])
    const theme = query.get('theme')
    return framePage(reply, {
      element: await framed.render(answer, languages),
      origins: viewer.grant.origins,
      scheme: theme === 'light' || theme === 'dark' ? theme : 'light dark',
      discovery: discoveryOf(surroundings.publicUrl, request.url),
    })
  })
  // Everything else under it is read in a frame as well.
  app.get('/frame/*', async () => {
    throw new NothingToShow(404, 'LOAD', 'There is nothing to be framed at this address.')
  })
}
