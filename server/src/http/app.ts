import type { Database } from '@rapport/prisma/database.ts'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { Collector } from '../collect/collector.ts'
import { Live } from '../live/live.ts'
import { MembershipKeeper } from '../segments/membership/membership-keeper.ts'
import { ProviderAsker } from '../sentiment/provider/provider-asker.ts'
import type { MetaSettings } from '../settings.ts'
import { Allowances } from './allowances.ts'
import { serveCheck } from './check.ts'
import { serveCollect } from './collect.ts'
import { serveDocs } from './docs.ts'
import { serveElements } from './elements.ts'
import { serveFrame } from './frame.ts'
import { serveGraphql } from './graphql.ts'
import { serveHealth } from './health.ts'
import { serveIcon } from './icon.ts'
import { logSparingly } from './log-sparingly.ts'
import { serveMetaHook } from './meta-hook.ts'
import { NotAllowed } from './not-allowed.ts'
import { serveOembed } from './oembed.ts'
import { servePageFiles } from './page-files.ts'
import { refuse } from './refuse.ts'
import { serveSegmentRuleSchema } from './segment-rule-schema.ts'
import { serveTag } from './tag.ts'
import { serveTheme } from './theme.ts'
import { serveWelcome } from './welcome.ts'

export interface AppOptions {
  db: Database
  /** Address under which browsers reach this server. */
  publicUrl: string
  /** Closed when left out. */
  meta?: MetaSettings
  /** Hosts, as `name:port`, where workspaces may have models of their own though they are not on the internet. */
  modelHosts?: ReadonlySet<string>
  /** Whether to write a line for each failure; tests keep quiet. */
  log?: boolean
  /** Milliseconds that events may take to come, and that an upload may pause, before they are ended and make room for others. */
  patience?: number
}

/** The whole server as a value: tests call it in process, `main.ts` makes it listen. */
export async function createApp({
  db,
  publicUrl,
  meta,
  modelHosts = new Set(),
  log = true,
  patience = 30_000,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: log ? { level: 'warn', hooks: { logMethod: logSparingly() } } : false,
    // Requests carry credentials in headers and people in bodies; neither belongs in a log.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    trustProxy: false,
    frameworkErrors: refuse,
  })
  app.setErrorHandler(refuse)
  app.setNotFoundHandler(({ method }) => {
    throw new NotAllowed(404, `Nothing here answers ${method} at this address.`)
  })
  const collector = new Collector(db)
  const live = new Live(db)
  const allowances = new Allowances()
  const membership = new MembershipKeeper(db, (error, what) => app.log.error(error, what))
  const asker = new ProviderAsker(db, { trusted: modelHosts, onError: (error, what) => app.log.error(error, what) })
  app.addHook('onReady', async () => {
    membership.start()
    asker.start()
  })
  app.addHook('onClose', () => asker.close())
  app.addHook('onClose', () => membership.close())
  app.addHook('onClose', () => collector.close())
  await app.register(serveHealth, { db })
  await app.register(serveGraphql, { db, live, allowances, publicUrl, modelHosts, patience })
  await app.register(serveCollect, { db, collector, publicUrl, patience })
  await app.register(serveMetaHook, { db, collector, patience, ...meta })
  await app.register(serveElements, { publicUrl })
  await app.register(serveFrame, { db, live, allowances, publicUrl })
  await app.register(serveOembed, { db, publicUrl })
  await app.register(serveCheck, { db, allowances, publicUrl })
  await app.register(serveTheme, { db })
  await app.register(serveTag)
  await app.register(serveIcon)
  await app.register(servePageFiles)
  await app.register(serveWelcome, { db, publicUrl })
  await app.register(serveDocs)
  await app.register(serveSegmentRuleSchema)
  return app
}
