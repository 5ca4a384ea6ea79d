import { commentMessageId, digestOf, left, nobody, type Reading } from './deed.ts'
import { idOf, type Notice, payloadOf, textOf, timeOf } from './notice.ts'

/** Formats by `media_product_type`. `FEED` and `AD` say where a post is shown, which may be of any format. */
const formats: Record<string, string> = { REELS: 'reels', STORY: 'story' }

/**
 * What Meta tells of an Instagram account outside its inbox: comments, and where others mention it. It gives no time of a comment but
 * that of its notice. The same person has one id here and in the inbox, and the handle besides.
 */
export function readInstagram({ field, value, accountId, sentAt }: Notice): Reading {
  // Numbers of a story that has ended.
  if (field === 'story_insights') return left
  if (field !== 'comments' && field !== 'live_comments' && field !== 'mentions')
    return { refused: 'It tells something of the account that Rapport does not read; see the README for what it does.' }
  const from = payloadOf(value['from'])
  const media = payloadOf(value['media'])
  const senderId = idOf(from['id'])
  const handle = textOf(from['username'])
  const commentId = idOf(value['comment_id']) ?? idOf(value['id'])
  const parentId = idOf(value['parent_id'])
  // Meta adds it where the account itself writes.
  const ours = senderId === accountId || from['self_ig_scoped_id'] !== undefined
  const isMention = field === 'mentions'
  if (ours && (isMention || !parentId)) return left
  if (!ours && !senderId && !handle) return nobody
  if (!isMention && !commentId) return { refused: 'The comment has no id.' }

  const { text, id: _id, comment_id: _commentId, from: _from, ...properties } = value
  return {
    deed: {
      messageId:
        !isMention && commentId
          ? commentMessageId(commentId)
          : `meta:mention:${commentId ?? idOf(value['media_id']) ?? senderId}:add:${digestOf(value)}`,
      at: timeOf(value['timestamp'], value['created_time'], sentAt),
      to:
        ours && parentId
          ? { authorOf: commentMessageId(parentId) }
          : {
              identities: [
                ...(senderId ? [{ namespace: 'instagram_id', value: senderId }] : []),
                ...(handle ? [{ namespace: 'instagram', value: handle }] : []),
              ],
              name: null,
            },
      kind: ours ? 'REPLY' : isMention ? 'MENTION' : 'COMMENT',
      channel: 'instagram',
      name: null,
      text: textOf(text),
      inReplyTo: !isMention && parentId ? commentMessageId(parentId) : null,
      // Below an ad it is the ad that people answer, and reports know it by that id.
      creative: isMention ? null : (idOf(media['ad_id']) ?? idOf(media['id'])),
      creativeName: isMention ? null : textOf(media['ad_title']),
      format: isMention ? null : (formats[textOf(media['media_product_type']) ?? ''] ?? null),
      properties: { ...properties, comment_id: commentId },
    },
  }
}
