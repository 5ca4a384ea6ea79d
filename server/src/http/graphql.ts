import multipart from '@fastify/multipart'
import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createYoga } from 'graphql-yoga'
import { authenticate, isAccepted, NotAuthenticated } from '../auth/authenticate.ts'
import type { Viewer } from '../viewer/viewer.ts'
import type { GraphContext } from '../graph/context.ts'
import { isRefusal, maskError } from '../graph/mask-error.ts'
import { limitQueries } from '../graph/query-limits.ts'
import { schema } from '../graph/schema.ts'
import type { Live } from '../live/live.ts'
import type { Allowances } from './allowances.ts'
import { answerBatch, paramsOf, requestsOf } from './batch.ts'
import { charge, type Holder, holderOf } from './charge.ts'
import { allowOrigin, answerPreflight } from './cors.ts'
import { documentToRun, type GraphqlParams } from './document-to-run.ts'
import { answerDirectly } from './fast-lane.ts'
import { loggableError } from './loggable-error.ts'
import { NotAllowed } from './not-allowed.ts'
import { refuseNul } from './refuse-nul.ts'
import { unlessStalled } from './unless-stalled.ts'
import { subscribeAfresh } from './subscribe-afresh.ts'
import { largestUpload, readUpload } from './upload.ts'
import { withUploadFolder } from './upload-folder.ts'

/** At once, in this process; each is a file on this machine's disk and an import. */
const mostUploads = 4

export interface GraphqlOptions {
  db: Database
  live: Live
  allowances: Allowances
  /** Address under which browsers reach this server. */
  publicUrl: string
  /** Hosts where workspaces may have models of their own though they are not on the internet. */
  modelHosts: ReadonlySet<string>
  /** Milliseconds that an upload may pause before it loses its place. */
  patience: number
}

interface ServerContext {
  viewer: Viewer | null
  /** The Authorization header. */
  credential?: string | undefined
  /** Whom streams are counted for; null for secret keys, which are trusted. */
  holder?: Holder | null
}

/** `/graphql`: the one endpoint, for secret keys any document, for pages the trusted ones that their token or key names. */
export async function serveGraphql(
  app: FastifyInstance,
  { db, live, allowances, publicUrl, modelHosts, patience }: GraphqlOptions,
): Promise<void> {
  // Streams have no end of their own, and the server waits for those who listen.
  app.addHook('preClose', () => live.close())
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
    plugins: [limitQueries, subscribeAfresh()],
    cors: false,
    multipart: false,
    // The bodies are read, and bounded, before they come here.
    maxRequestBodySize: false,
    logging: {
      debug() {},
      info() {},
      warn: (error) => app.log.warn(loggableError(error)),
      error(error) {
        if (!isRefusal(error)) app.log.error(loggableError(error))
      },
    },
    context({ viewer, credential }) {
      if (!viewer) throw new NotAuthenticated('Only the GraphiQL page itself is public.')
      const stillAllowed = () => isAccepted(db, credential)
      return { db, workspaceId: viewer.workspaceId, viewer, live, publicUrl, modelHosts, stillAllowed }
    },
  })

  app.options('/graphql', answerPreflight)
  // The page is public, what it asks is not: people put their key into its header pane.
  app.get('/graphql', { exposeHeadRoute: false }, (request, reply) => {
    if (!request.headers.accept?.includes('text/html'))
      throw new NotAllowed(405, 'Ask with POST. A browser finds the GraphiQL page here.')
    return yoga.handleNodeRequestAndResponse(request, reply, { viewer: null })
  })
  let uploads = 0
  app.post('/graphql', async (request, reply) => {
    const viewer = await authenticate(db, request.headers.authorization)
    allowOrigin(request, reply, viewer)
    if (!request.isMultipart()) {
      const { body } = request
      const asked = Array.isArray(body) ? requestsOf(body) : [body]
      charge(allowances, request, viewer, asked)
      if (!Array.isArray(body)) return send(reply, await answer(request, reply, viewer, paramsOf(body)))
      return send(reply, await answerBatch(asked, (params) => answer(request, null, viewer, params)))
    }
    // Judged before any of it is read, because it may be long.
    if (viewer.kind === 'embed')
      throw new NotAllowed(403, `This ${viewer.by.kind} uploads nothing. Use a secret key (rk_…).`)
    if (uploads >= mostUploads)
      throw new NotAllowed(
        429,
        `This server takes ${mostUploads} uploads at once, and has them. Try again when one has ended.`,
      )
    uploads++
    try {
      const answered = await withUploadFolder(async (folder) =>
        answer(request, reply, viewer, await unlessStalled(request.raw, patience, readUpload(request, folder))),
      )
      return send(reply, answered)
    } finally {
      uploads--
      // The rest of a form that was refused: whoever is still sending it reads no answer before, and the server could not close.
      request.raw.unpipe().resume()
    }
  })

  /**
   * JSON text that is ready, or what Yoga makes of it.
   * @param reply null for one request of an array, whose answers are put together before any of them is sent
   */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply | null,
    viewer: Viewer,
    params: GraphqlParams,
  ): Promise<string | Response> {
    const { raw, method, headers } = request
    refuseNul(params)
    const document = documentToRun(params, viewer)
    const direct = document && (await answerDirectly(db, viewer, document, params.variables))
    if (direct) return direct
    // A body that is already parsed is taken as it is, files in it included.
    const parsed = {
      raw,
      method,
      headers: { ...headers, ...(reply ? {} : { accept: 'application/json' }), 'content-type': 'application/json' },
      body: document ? { query: document.text, variables: params.variables } : params,
    }
    const holder = viewer.kind === 'embed' ? holderOf(request, viewer) : null
    const context = { viewer, credential: headers.authorization, holder }
    return reply ? yoga.handleNodeRequestAndResponse(parsed, reply, context) : yoga.handleNodeRequest(parsed, context)
  }
}

const send = (reply: FastifyReply, answer: string | Response) =>
  typeof answer === 'string' ? reply.type('application/json; charset=utf-8').send(answer) : reply.send(answer)
