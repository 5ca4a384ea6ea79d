import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { digestOf, inboxMessageId, left, type Reading } from './deed.ts'
import { idOf, listOf, type Notice, type Payload, payloadOf, textOf, timeOf } from './notice.ts'

interface Said {
  kind: InteractionKind
  name: string | null
  text: string | null
  /** Id of the message, and what became of it. */
  about: [mid: string | null, what: string]
  /** Where an ad may be named that led here. */
  referral: unknown
  properties: Payload
}

/** What Meta tells of the inbox, Messenger's and Instagram's alike. Receipts (delivered, read) and typing are left out. */
export function readInbox({ object, value, accountId, sentAt }: Notice): Reading {
  const said = whatWasSaid(value)
  if (said === 'left') return left
  if (!said)
    return { refused: 'It tells something of the inbox that Rapport does not read; see the README for what it does.' }
  const sender = idOf(payloadOf(value['sender'])['id'])
  const recipient = idOf(payloadOf(value['recipient'])['id'])
  const ours = payloadOf(value['message'])['is_echo'] === true || sender === accountId
  const customer = ours ? recipient : sender
  // What we do there besides writing is no answer.
  if ((ours && said.kind !== 'MESSAGE') || customer === accountId) return left
  if (!customer)
    return { refused: 'It does not say whose conversation it is: the id of the sender or recipient is missing.' }

  const [mid, what] = said.about
  const answered = what === 'sent' ? idOf(payloadOf(said.properties['reply_to'])['mid']) : null
  const ad = payloadOf(said.referral)
  return {
    deed: {
      messageId:
        what === 'sent' && mid ? inboxMessageId(mid) : `meta:message:${mid ?? customer}:${what}:${digestOf(value)}`,
      at: timeOf(value['timestamp'], sentAt),
      to: {
        identities: [{ namespace: object === 'instagram' ? 'instagram_id' : 'facebook', value: customer }],
        name: null,
      },
      kind: ours ? 'REPLY' : said.kind,
      channel: object === 'instagram' ? 'instagram' : 'messenger',
      name: said.name,
      text: said.text,
      inReplyTo: answered && inboxMessageId(answered),
      creative: idOf(ad['ad_id']),
      creativeName: textOf(payloadOf(ad['ads_context_data'])['ad_title']),
      format: null,
      properties: said.properties,
    },
  }
}

/** Null for what is not known, `left` for what is not worth keeping. */
function whatWasSaid(value: Payload): Said | 'left' | null {
  for (const receipt of ['read', 'delivery', 'seen', 'typing']) if (value[receipt] !== undefined) return 'left'
  if (value['message']) return aMessage(payloadOf(value['message']), value)
  if (value['message_edit']) {
    const { text, ...properties } = payloadOf(value['message_edit'])
    return other('Message Edited', textOf(text), [idOf(properties['mid']), 'edited'], properties)
  }
  if (value['postback']) {
    const { title, ...properties } = payloadOf(value['postback'])
    const about: Said['about'] = [idOf(properties['mid']), 'sent']
    const referral = properties['referral'] ?? value['referral']
    return { kind: 'MESSAGE', name: 'Postback', text: textOf(title), about, referral, properties }
  }
  if (value['reaction']) {
    const properties = payloadOf(value['reaction'])
    const about: Said['about'] = [idOf(properties['mid']), 'reaction']
    if (properties['action'] === 'unreact') return other('Reaction Removed', null, about, properties)
    return { kind: 'REACTION', name: null, text: null, about, referral: null, properties }
  }
  if (value['referral']) {
    const properties = payloadOf(value['referral'])
    return { kind: 'CLICK', name: 'Referral', text: null, about: [null, 'referral'], referral: properties, properties }
  }
  return null
}

function aMessage({ text, ...properties }: Payload, value: Payload): Said {
  const mid = idOf(properties['mid'])
  if (properties['is_deleted'] === true) return other('Message Removed', null, [mid, 'removed'], properties)
  // Instagram tells in the inbox that somebody's story shows our name.
  const inStory = listOf(properties['attachments']).some(({ type }) => type === 'story_mention')
  const referral = properties['referral'] ?? value['referral']
  return {
    kind: inStory ? 'MENTION' : 'MESSAGE',
    name: null,
    text: textOf(text),
    about: [mid, 'sent'],
    referral,
    properties,
  }
}

const other = (name: string, text: string | null, about: Said['about'], properties: Payload): Said => ({
  kind: 'OTHER',
  name,
  text,
  about,
  referral: null,
  properties,
})
