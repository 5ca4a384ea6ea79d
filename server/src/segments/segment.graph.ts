import { builder } from '../graph/builder.ts'
import { workspaceNode } from '../graph/node-id.ts'

export const Segment = builder.prismaNode('Segment', {
  ...workspaceNode,
  description: 'A group of customers: a rule over profiles and behaviour with live membership, or a list kept by hand.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name shown to people.' }),
    builtAt: t.expose('builtAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When all customers were last held against the rule; null until they were for the first time.',
    }),
  }),
})
