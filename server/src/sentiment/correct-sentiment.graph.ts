import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { correctSentiment } from './correct-sentiment.ts'
import { rereadTexts } from './reread-texts.ts'
import { SentimentLabelEnum } from './text-sentiment.graph.ts'

builder.mutationField('correctSentiment', (t) =>
  t.prismaField({
    type: Interaction,
    description:
      "Says how a text reads. It does from now on, the customer's sentiment moves with it, and the workspace's model of its language has learnt it when this is answered; `sentimentQuality` tells when the model is good enough to read new texts.",
    errors: { types: [InputRefused] },
    args: {
      interactionId: t.arg.globalID({
        for: [Interaction],
        required: true,
        description: 'The interaction with the text. Corrected twice, the last word counts.',
      }),
      sentiment: t.arg({ type: SentimentLabelEnum, required: true, description: 'How it reads to a person.' }),
    },
    resolve: async (query, _root, { interactionId, sentiment }, { db, workspaceId, viewer }) => {
      if (viewer.kind !== 'key') throw new InputRefused('Only a secret key corrects.')
      const id = givenOut(interactionId.id)
      await correctSentiment(db, workspaceId, { interactionId: id, label: sentiment, keyId: viewer.keyId })
      return db.prisma.interaction.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)

const TextsReread = builder.objectRef<{ changed: number }>('TextsReread').implement({
  description: 'What reading texts again did.',
  fields: (t) => ({
    changed: t.exposeInt('changed', { description: 'Texts that read otherwise now, or had not been read before.' }),
  }),
})

builder.mutationField('rereadTexts', (t) =>
  t.field({
    type: TextsReread,
    description:
      "Reads all earlier texts as new ones are read now: after a model has learnt, after other languages were set, and those from before texts were read at all. Answers when it is done; customers' sentiment moves along, some hundred texts at a time. What a person or the model that the workspace named said stays.",
    resolve: async (_root, _args, { db, workspaceId }) => ({ changed: await rereadTexts(db, workspaceId) }),
  }),
)
