import { builder } from '../graph/builder.ts'
import { pageOf } from '../graph/query-limits.ts'
import { normaliseTopic } from '../interactions/topics-of.ts'
import { findTopic, type RelatedTopic as Related, relatedTopics, topTopics, type TopicCount } from './topics.sql.ts'

const RelatedTopic = builder.objectRef<Related>('RelatedTopic').implement({
  description: 'A topic that the same people have to do with: an edge of the interest graph.',
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'In lower case.' }),
    profiles: t.exposeInt('profiles', {
      description: 'Profiles that have to do with it, whether with the other or not.',
    }),
    shared: t.exposeInt('shared', { description: 'Profiles among the `sampled` that have to do with both.' }),
    sampled: t.exposeInt('sampled', {
      description: 'Profiles of the other topic that were looked at: the newest, at most 500.',
    }),
    similarity: t.exposeFloat('similarity', {
      description:
        'Cosine of the two sets of people (Ochiai 1957): with both / √(with one · with the other), 0 to 1. With both is estimated from the sample.',
    }),
  }),
})

const Topic = builder.objectRef<TopicCount>('Topic').implement({
  description: "A topic that the workspace's customers have to do with: a node of the interest graph.",
  fields: (t) => ({
    topic: t.exposeString('topic', { description: 'In lower case, words apart by single spaces.' }),
    profiles: t.exposeInt('profiles', {
      description: 'Profiles that have to do with it. A person with several profiles counts with each.',
    }),
    related: t.field({
      type: [RelatedTopic],
      args: { first: t.arg.int({ defaultValue: 10, description: 'At most this many, up to 100.' }) },
      description:
        'Topics that go together with it, most similar first; those that only one sampled profile shares are left out.',
      resolve: ({ topic }, args, { db, workspaceId }) =>
        relatedTopics(db, workspaceId, topic, pageOf(args, 'related', { usual: 10 })),
    }),
  }),
})

builder.queryField('topics', (t) =>
  t.field({
    type: [Topic],
    args: { first: t.arg.int({ defaultValue: 20, description: 'At most this many, up to 100.' }) },
    description: 'What customers care about, the topics with the most profiles first.',
    resolve: (_root, args, { db, workspaceId }) => topTopics(db, workspaceId, pageOf(args, 'topics')),
  }),
)

builder.queryField('topic', (t) =>
  t.field({
    type: Topic,
    nullable: true,
    args: { topic: t.arg.string({ required: true, description: 'In any spelling: `Gravel_Racing`, `#GRAVEL`.' }) },
    description: 'One topic; null when nobody has to do with it.',
    resolve: (_root, args, { db, workspaceId }) => {
      const topic = normaliseTopic(args.topic)
      return topic === null ? null : findTopic(db, workspaceId, topic)
    },
  }),
)
