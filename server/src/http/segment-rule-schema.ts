import type { FastifyInstance } from 'fastify'
import { ruleSchema } from '../segments/rules/rule-schema.ts'

/** `/segment-rule.schema.json`: what editors and scripts check rules of segments with. */
export async function serveSegmentRuleSchema(app: FastifyInstance): Promise<void> {
  const schema = JSON.stringify(ruleSchema, null, 2)
  app.get('/segment-rule.schema.json', async (_request, reply) =>
    reply.type('application/schema+json').header('access-control-allow-origin', '*').send(schema),
  )
}
