import type { Database } from '@rapport/prisma/database.ts'
import type { FastifyInstance } from 'fastify'
import { canonicalOrigins } from '../auth/canonical-origins.ts'
import { InputRefused } from '../input-refused.ts'
import { isObject } from '../is-object.ts'
import type { Allowances } from './allowances.ts'
import { visitorsOf } from './charge.ts'
import { checkPage } from './check-page.ts'
import { credentialFindings } from './check-credential.ts'
import { type Finding, policyFindings } from './check-policy.ts'
import { answerPreflight } from './cors.ts'
import { htmlPage } from './html-page.ts'
import { NotAllowed } from './not-allowed.ts'

/** What one check costs of the visitors' allowance: whoever tries credentials may do so four times a second. */
const cost = 10
/** Characters; no policy and no token is longer. */
const longest = 20_000

/**
 * `/check`: says in plain words what a page has to change so that elements and frames work in it. `POST /check` tells programs, and
 * `/check.js` looks from within a page.
 */
export async function serveCheck(
  app: FastifyInstance,
  { db, allowances, publicUrl }: { db: Database; allowances: Allowances; publicUrl: string },
): Promise<void> {
  app.get('/check', async (_request, reply) =>
    htmlPage(reply, {
      title: 'Rapport: check your page',
      body: String(checkPage(publicUrl)),
      styles: ['/check.css'],
      scripts: ['/check-form.js'],
    }),
  )
  app.options('/check', answerPreflight)
  app.post('/check', async (request, reply) => {
    reply.header('Access-Control-Allow-Origin', '*').header('Cache-Control', 'no-store')
    const { name, times } = visitorsOf(request, 'check')
    allowances.spend(name, cost, times)
    const { body } = request
    if (!isObject(body)) throw new NotAllowed(400, 'Send a JSON object with "origin", and "policy" or "credential".')
    const [origin, policy, credential] = [body.origin, body.policy ?? '', body.credential ?? '']
    if (typeof origin !== 'string' || typeof policy !== 'string' || typeof credential !== 'string')
      throw new NotAllowed(400, '"origin", "policy" and "credential" are texts.')
    if (policy.length + credential.length > longest)
      throw new NotAllowed(400, `Policy and credential have at most ${longest} characters together.`)
    return { findings: await findingsOf(db, publicUrl, origin, policy, credential.trim()) }
  })
}

async function findingsOf(
  db: Database,
  publicUrl: string,
  origin: string,
  policy: string,
  credential: string,
): Promise<Finding[]> {
  const page = pageOf(origin)
  if (typeof page === 'string')
    return [{ way: 'both', ok: false, what: page, change: 'Give the origin as the browser shows it.' }]
  return [
    ...schemes(page, new URL(publicUrl)),
    ...policyFindings(policy, page, publicUrl),
    ...(credential === '' ? [] : await credentialFindings(db, credential, page)),
  ]
}

/** People paste the address of a page, of which only the origin counts. */
function pageOf(address: string): URL | string {
  try {
    const url = URL.parse(address.trim())
    const [origin = ''] = canonicalOrigins([url && url.origin !== 'null' ? url.origin : address])
    return new URL(origin)
  } catch (error) {
    if (error instanceof InputRefused) return error.message
    throw error
  }
}

/** Browsers trust the machine that they run on. */
const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/

function schemes(page: URL, server: URL): Finding[] {
  if (page.protocol !== 'https:' || server.protocol === 'https:' || local.test(server.hostname)) return []
  return [
    {
      way: 'both',
      ok: false,
      what: 'Browsers load nothing over http into a page that came over https.',
      change: `Serve Rapport over https, and set PUBLIC_URL to that address; it is ${server.origin} now.`,
    },
  ]
}
