import { PERSON, customers } from './customers.ts'
import type { Shape } from './shape.ts'

/** What people did, one thing a row. */
export const interactions: Shape = {
  kind: 'interactions',
  needs: [],
  signs: customers.signs.map((columns) => [
    ...columns,
    'kind|Interaction|Interaction kind|Event',
    'at|Timestamp|Time|Occurred at|Happened at',
  ]),
  fields: {
    ...PERSON,
    id: ['id', 'Interaction ID', 'Event ID', 'Message ID'],
    inReplyTo: ['inReplyTo', 'Reply to', 'Reply to ID'],
    kind: ['kind', 'Interaction', 'Interaction kind', 'Event'],
    at: ['at', 'Timestamp', 'Time', 'Occurred at', 'Happened at'],
    text: ['text', 'Message', 'Comment'],
    topics: ['topics', 'tags', 'category'],
  },
  constants: {},
  apart: [],
  slashOrder: null,
}
