import { parseIdentity, type IdentityRef } from '../../customers/identity.ts'
import type { CollectedEvent, JsonObject, RejectedMessage } from '../collected-event.ts'
import { interactionKey } from '../event-rows.ts'
import { type Deed, digestOf, nobody, type Person, type Reading } from './deed.ts'
import { type Notice, noticesOf } from './notice.ts'
import { readFeed } from './read-feed.ts'
import { readInbox } from './read-inbox.ts'
import { readInstagram } from './read-instagram.ts'

/** What a delivery tells of one account. */
export interface AccountNews {
  /** `facebook` or `instagram`, as accounts are connected. */
  channel: string
  accountId: string
  events: CollectedEvent[]
  /** Our comments below customers' are among them, for whose customer that is, only what is stored can tell (`addressReplies`). */
  rejected: RejectedMessage[]
}

const unaddressed =
  'It answers a comment that has not come, so it cannot be told to whom it is; as soon as that comment comes, it counts and is not listed here any more.'

/** Milliseconds that a time may lie ahead of ours. */
const farthestAhead = 24 * 60 * 60 * 1000

/**
 * Reads a delivery of Meta's webhook.
 * @returns what it tells of each account, or null when it is no delivery
 */
export function readDelivery(delivery: unknown, receivedAt: Date): AccountNews[] | null {
  const notices = noticesOf(delivery)
  if (!notices) return null
  const accounts = new Map<string, AccountNews>()
  for (const notice of notices) {
    const channel = notice.object === 'page' ? 'facebook' : notice.object
    const key = `${channel} ${notice.accountId}`
    const { accountId } = notice
    const news = accounts.get(key) ?? { channel, accountId, events: [], rejected: [] }
    accounts.set(key, news)
    addTo(news, notice, read(notice), receivedAt)
  }
  return [...accounts.values()]
}

function read(notice: Notice): Reading {
  if (notice.object !== 'page' && notice.object !== 'instagram')
    return { refused: 'It is of a product of Meta that Rapport does not read; subscribe to "page" and "instagram".' }
  if (notice.field === 'messaging') return readInbox(notice)
  if (notice.object === 'instagram') return readInstagram(notice)
  return readFeed(notice)
}

function addTo(news: AccountNews, notice: Notice, reading: Reading, receivedAt: Date): void {
  if ('refused' in reading) news.rejected.push(rejectionOf(notice, null, reading.refused, receivedAt))
  if (!('deed' in reading)) return
  const { deed } = reading
  if ('authorOf' in deed.to) {
    news.rejected.push({
      ...rejectionOf(notice, deed.messageId, unaddressed, receivedAt),
      awaits: interactionKey(deed.to.authorOf),
    })
    return
  }
  const identities = deed.to.identities.flatMap(({ namespace, value }) => {
    const parsed = parseIdentity(namespace, value)
    return 'refused' in parsed || parsed.value === null ? [] : [{ namespace, value: parsed.value }]
  })
  if (identities.length === 0) {
    news.rejected.push(rejectionOf(notice, deed.messageId, nobody.refused, receivedAt))
    return
  }
  const event = eventOf(deed, identities, notice, receivedAt)
  const introduction = introductionOf(deed.to, event)
  if (introduction && !news.events.some(({ messageId }) => messageId === introduction.messageId))
    news.events.push(introduction)
  news.events.push(event)
}

/** Reads again what was kept as a rejected message, now that it is known whom it is for. */
export function readReply(payload: string, identities: IdentityRef[], receivedAt: Date): CollectedEvent[] {
  const notice = JSON.parse(payload) as Notice
  const reading = read(notice)
  return 'deed' in reading ? [eventOf(reading.deed, identities, notice, receivedAt)] : []
}

function rejectionOf(notice: Notice, messageId: string | null, reason: string, receivedAt: Date): RejectedMessage {
  return { messageId, receivedAt: receivedAt.toISOString(), reason, payload: JSON.stringify(notice) }
}

function eventOf(deed: Deed, identities: IdentityRef[], { accountId }: Notice, receivedAt: Date): CollectedEvent {
  const corrected = deed.at !== null && deed.at > receivedAt.getTime() + farthestAhead
  return {
    messageId: deed.messageId,
    at: (corrected || deed.at === null ? receivedAt : new Date(deed.at)).toISOString(),
    receivedAt: receivedAt.toISOString(),
    corrected,
    identities,
    robot: null,
    interaction: {
      kind: deed.kind,
      name: deed.name,
      channel: deed.channel,
      platform: 'META',
      creative: deed.creative,
      creativeName: deed.creativeName,
      campaign: null,
      format: deed.format,
      text: deed.text,
      value: null,
      currency: null,
      inReplyTo: deed.inReplyTo,
      properties: deed.properties as JsonObject,
      context: { account: accountId },
    },
    profile: null,
  }
}

/** Tells a person's name. It is the same message for as long as the name is, so it is kept once and not with every comment. */
function introductionOf({ name }: Person, { identities, at, receivedAt, corrected }: CollectedEvent) {
  const [identity] = identities
  if (!name || !identity) return null
  return {
    messageId: `meta:name:${identity.namespace}:${identity.value}:${digestOf(name)}`,
    at,
    receivedAt,
    corrected,
    identities,
    robot: null,
    interaction: null,
    profile: { type: 'introduction', displayName: name, traits: {}, previousId: null, content: {} },
  } satisfies CollectedEvent
}
