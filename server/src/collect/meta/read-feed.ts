import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { commentMessageId, digestOf, left, nobody, type Person, type Reading } from './deed.ts'
import { idOf, type Notice, type Payload, payloadOf, textOf, timeOf } from './notice.ts'

interface Thing {
  kind: InteractionKind
  /** What people call it. */
  noun: string
  /** What its message id begins with, where its own id makes it recognisable; the first of `ids` that is there. */
  key: string
  ids: string[]
}

const comment: Thing = { kind: 'COMMENT', noun: 'Comment', key: 'comment', ids: ['comment_id'] }
const reaction: Thing = { kind: 'REACTION', noun: 'Reaction', key: 'reaction', ids: [] }
const share: Thing = { kind: 'SHARE', noun: 'Share', key: 'share', ids: [] }
const review: Thing = { kind: 'REVIEW', noun: 'Review', key: 'review', ids: ['open_graph_story_id'] }
const mention: Thing = { kind: 'MENTION', noun: 'Mention', key: 'mention', ids: ['comment_id', 'post_id'] }
/** What others write on our page is addressed to us; when it names us too, Meta tells it twice. */
const post: Thing = { kind: 'MENTION', noun: 'Post', key: 'mention', ids: ['post_id'] }

const things = new Map([
  ['comment', comment],
  ['reaction', reaction],
  ['like', reaction],
  ['share', share],
  ['rating', review],
  ...['album', 'event', 'link', 'milestone', 'note', 'photo', 'post', 'status', 'story', 'video'].map(
    (item) => [item, post] as const,
  ),
])

const changes = new Map([
  ['add', null],
  ['edit', 'Edited'],
  ['edited', 'Edited'],
  ['update', 'Edited'],
  ['remove', 'Removed'],
  ['delete', 'Removed'],
])

/** What moderators do, which says nothing of a customer. */
const moderation = new Set(['block', 'hide', 'mute', 'unblock', 'unhide'])

/**
 * What Meta tells of a page: its `feed`, its `ratings`, and where others `mention` it. What is edited or removed later is told as an
 * `OTHER` interaction of its own, as nothing that happened is rewritten.
 */
export function readFeed({ field, value, accountId, sentAt }: Notice): Reading {
  const item = textOf(value['item']) ?? (field === 'ratings' ? 'rating' : '')
  const verb = textOf(value['verb']) ?? 'add'
  const thing = field === 'mention' ? mention : things.get(item)
  if (moderation.has(verb)) return left
  const change = changes.get(verb)
  if (!thing || change === undefined)
    return { refused: 'It tells something of the page that Rapport does not read; see the README for what it does.' }

  const senderId = firstId(payloadOf(value['from'])['id'], value['sender_id'], value['reviewer_id'])
  const ours = senderId === accountId
  const commentId = idOf(value['comment_id'])
  const postId = idOf(value['post_id'])
  const parentId = idOf(value['parent_id'])
  if (ours && !(thing === comment && !change && parentId && parentId !== postId)) return left
  if (!senderId) return nobody
  const id = firstId(...thing.ids.map((name) => value[name]))
  if (!id && thing === comment) return { refused: 'The comment has no comment_id.' }

  return {
    deed: {
      messageId:
        id && !change
          ? `meta:${thing.key}:${id}:${verb}`
          : `meta:${thing.key}:${id ?? commentId ?? postId ?? senderId}:${verb}:${digestOf(value)}`,
      at: change ? timeOf(value['edited_time'], sentAt) : timeOf(value['created_time'], sentAt),
      to: ours && parentId ? { authorOf: commentMessageId(parentId) } : person(senderId, value),
      kind: ours ? 'REPLY' : change ? 'OTHER' : thing.kind,
      channel: 'facebook',
      name: change && `${thing.noun} ${change}`,
      text: textOf(value['review_text']) ?? textOf(value['message']),
      inReplyTo: thing === comment && !change && parentId && parentId !== postId ? commentMessageId(parentId) : null,
      creative: field === 'feed' && thing !== post && thing !== review ? postId : null,
      creativeName: null,
      format: null,
      properties: restOf(value),
    },
  }
}

function firstId(...values: unknown[]): string | null {
  for (const value of values) {
    const id = idOf(value)
    if (id) return id
  }
  return null
}

function person(id: string, value: Payload): Person {
  const name =
    textOf(payloadOf(value['from'])['name']) ?? textOf(value['sender_name']) ?? textOf(value['reviewer_name'])
  return { identities: [{ namespace: 'facebook', value: id }], name }
}

const placed = new Set([
  'from',
  'sender_id',
  'sender_name',
  'reviewer_id',
  'reviewer_name',
  'message',
  'review_text',
  'created_time',
])

const restOf = (value: Payload): Payload =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !placed.has(name)))
