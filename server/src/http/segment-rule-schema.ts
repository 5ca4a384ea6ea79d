import type { FastifyInstance } from 'fastify'
import { ruleSchema } from '../segments/rules/rule-schema.ts'
import { forAnyPage } from './for-any-page.ts'

/** `/segment-rule.schema.json`: what editors and scripts check rules of segments with. It keeps its address, so they ask again after five minutes. */
export async function serveSegmentRuleSchema(app: FastifyInstance): Promise<void> {
  const schema = JSON.stringify(ruleSchema, null, 2)
  app.get('/segment-rule.schema.json', async (_request, reply) =>
    forAnyPage(reply)
      .header('Cache-Control', 'public, max-age=300, stale-while-revalidate=86400')
      .type('application/schema+json')
      .send(schema),
  )
}
