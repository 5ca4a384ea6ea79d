import type { Interaction as InteractionRow } from '@rapport/prisma/generated/client/client.ts'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { resolveCursorConnection } from '@pothos/plugin-relay'
import { builder } from '../graph/builder.ts'
import { longestPage } from '../graph/query-limits.ts'
import { cursorOf, positionOf } from '../graph/time-cursor.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { type OpenQuestion as Row, openQuestions } from './open-questions.sql.ts'

const OpenQuestion = builder.objectRef<Row & { interaction: InteractionRow }>('OpenQuestion').implement({
  description: 'Something that somebody said to us and nobody answered yet.',
  fields: (t) => ({
    interaction: t.expose('interaction', { type: Interaction, description: 'What they said, where and when.' }),
    waitingMinutes: t.exposeFloat('waitingMinutes', { description: 'How long they have been waiting.' }),
    overdue: t.exposeBoolean('overdue', {
      description: "Whether that is longer than the workspace's `responseTargetMinutes`.",
    }),
  }),
})

const usualPage = 20

builder.queryField('openQuestions', (t) =>
  t.connection({
    type: OpenQuestion,
    description:
      'What people said to us and nobody answered, whoever has waited longest first. Comments that ask nothing are in it too: nobody but you can tell.',
    args: {
      channel: t.arg.string({ description: 'Only what was said on this channel, for example `instagram`.' }),
      overdue: t.arg.boolean({
        description: "Only what is open for longer than the workspace's `responseTargetMinutes` (true).",
      }),
    },
    resolve: (_root, { channel, overdue, ...args }, context, info) => {
      const { db, workspaceId } = context
      const options = { args, defaultSize: usualPage, maxSize: longestPage, toCursor: cursorOf }
      return resolveCursorConnection<Promise<(Row & { interaction: InteractionRow })[]>>(
        options,
        async ({ after, before, limit, inverted }) => {
          const rows = await openQuestions(db, workspaceId, {
            after: positionOf(after),
            before: positionOf(before),
            channel: channel?.toLowerCase() ?? null,
            overdue: overdue ?? false,
            limit,
            inverted,
          })
          const interactions = await db.prisma.interaction.findMany({
            ...queryFromInfo({ context, info, path: ['edges', 'node', 'interaction'] }),
            where: { workspaceId, id: { in: rows.map(({ id }) => id) } },
          })
          const byId = new Map(interactions.map((one) => [one.id, one]))
          return rows.flatMap((row) => {
            const interaction = byId.get(row.id)
            return interaction ? [{ ...row, interaction }] : []
          })
        },
      )
    },
  }),
)
