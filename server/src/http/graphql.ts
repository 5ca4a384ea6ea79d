import multipart from '@fastify/multipart'
import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createYoga } from 'graphql-yoga'
import { authenticate, NotAuthenticated } from '../auth/authenticate.ts'
import type { Viewer } from '../auth/viewer.ts'
import type { GraphContext } from '../graph/context.ts'
import { isRefusal, maskError } from '../graph/mask-error.ts'
import { schema } from '../graph/schema.ts'
import { allowOrigin, answerPreflight } from './cors.ts'
import { documentToRun, type GraphqlParams, NotAllowed } from './document-to-run.ts'
import { answerDirectly } from './fast-lane.ts'
import { loggableError } from './loggable-error.ts'
import { refuseNul } from './refuse-nul.ts'
import { largestUpload, readUpload } from './upload.ts'

interface ServerContext {
  viewer: Viewer | null
}

/** `/graphql`: the one endpoint, for keys any document, for embed tokens the trusted ones they name. */
export async function serveGraphql(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  await app.register(multipart, { limits: { fileSize: largestUpload, files: 1, parts: 20 } })
  const yoga = createYoga<ServerContext, GraphContext>({
    schema,
    graphiql: {
      title: 'Rapport',
      headers: '{ "Authorization": "Bearer rk_…" }',
      defaultQuery: '{ workspace { name } }',
    },
    // Nine megabytes of page, loaded when somebody first asks for it; without it the page would fetch itself from a public CDN.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    landingPage: false,
    maskedErrors: { maskError },
    cors: false,
    multipart: false,
    logging: {
      debug() {},
      info() {},
      warn: (error) => app.log.warn(loggableError(error)),
      error(error) {
        if (!isRefusal(error)) app.log.error(loggableError(error))
      },
    },
    context({ viewer }) {
      if (!viewer) throw new NotAuthenticated('Only the GraphiQL page itself is public.')
      return { db, workspaceId: viewer.workspaceId, viewer }
    },
  })

  app.options('/graphql', answerPreflight)
  // The page is public, what it asks is not: people put their key into its header pane.
  app.get('/graphql', (request, reply) => yoga.handleNodeRequestAndResponse(request, reply, { viewer: null }))
  app.post('/graphql', async (request, reply) => {
    const viewer = await authenticate(db, request.headers.authorization)
    allowOrigin(request, reply, viewer)
    const params = await paramsOf(request)
    refuseNul(params)
    const document = documentToRun(params, viewer)
    const direct = document && (await answerDirectly(db, viewer, document, params.variables))
    if (direct) return reply.type('application/json; charset=utf-8').send(direct)
    const { raw, method } = request
    // A body that is already parsed is taken as it is, files in it included.
    const parsed = {
      raw,
      method,
      headers: { ...request.headers, 'content-type': 'application/json' },
      body: document ? { query: document.text, variables: params.variables } : params,
    }
    return yoga.handleNodeRequestAndResponse(parsed, reply, { viewer })
  })
  app.setErrorHandler(refuse)
}

async function paramsOf(request: FastifyRequest): Promise<GraphqlParams> {
  if (request.isMultipart()) return readUpload(request)
  const { body } = request
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new NotAllowed(400, 'Send one JSON object with "query" (or "documentId") and "variables".')
  return body
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const origin = request.headers.origin
  // Whoever may not read the answer may still read why; it says nothing about anybody.
  if (origin) reply.header('Access-Control-Allow-Origin', origin).header('Vary', 'Origin')
  if (error instanceof NotAuthenticated) return send(401, error.message, 'UNAUTHENTICATED')
  if (error instanceof NotAllowed)
    return send(error.status, error.message, error.status === 403 ? 'FORBIDDEN' : 'BAD_REQUEST')
  const status = statusOf(error)
  if (status < 500) return send(status, error instanceof Error ? error.message : 'Bad request.', 'BAD_REQUEST')
  request.log.error(loggableError(error))
  return send(500, 'Something went wrong on the server. Its log says what.', 'INTERNAL_SERVER_ERROR')

  function send(code: number, message: string, name: string) {
    if (code === 401) reply.header('WWW-Authenticate', 'Bearer')
    return reply.code(code).send({ errors: [{ message, extensions: { code: name } }] })
  }
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500
}
