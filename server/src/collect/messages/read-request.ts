import { InputRefused } from '../../input-refused.ts'
import { isObject } from '../../is-object.ts'
import type { CollectedEvent, JsonObject, RejectedMessage } from '../collected-event.ts'
import { mergeJson } from './merge-json.ts'
import { readMessage } from './read-message.ts'
import { rejectedMessage } from './rejected-message.ts'
import { storableJson } from '../storable-json.ts'
import type { Delivery } from '../store-events.ts'

/** Bytes of one message, and of a request with many. */
export const largestMessage = 32 * 1024
export const largestBatch = 500 * 1024
export const mostMessages = 2_500
/** Bytes. What a batch says once is kept with each of its messages; this bounds what a small request can become. */
const largestWhole = 4 * largestBatch

export type MessageType = 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'

/** One message, as its route has it. */
export function readSingle(type: MessageType, body: JsonObject, receivedAt: Date): Delivery {
  return sorted([readMessage({ ...body, type }, receivedAt)])
}

/**
 * Many messages, each with what the batch says for all of them (`context`, `integrations`, `sentAt`).
 *
 * @param bytes of the whole request
 * @throws InputRefused when it is no batch, or too large for one
 */
export function readBatch(
  { batch, context, integrations, sentAt }: JsonObject,
  receivedAt: Date,
  bytes: number,
): Delivery {
  if (!Array.isArray(batch)) throw new InputRefused('A batch needs a list of messages called "batch".')
  if (batch.length > mostMessages) {
    const reason = `The batch has ${batch.length} messages and may have ${mostMessages}: none was taken in. This is the first.`
    return { events: [], rejected: [rejectedMessage(storableJson(batch[0]).value, receivedAt, reason)] }
  }
  const { value, tooDeep } = storableJson({ context, integrations, sentAt })
  const shared: JsonObject = isObject(value) && !tooDeep ? value : {}
  const sharedBytes = Buffer.byteLength(JSON.stringify(shared))
  if (tooDeep || sharedBytes > largestMessage || sharedBytes * batch.length > largestWhole)
    throw new InputRefused('The "context" and "integrations" of the batch are too large; send them with the messages.')

  return sorted(
    batch.map((item: unknown) => {
      const message = isObject(item) ? withShared(item, shared) : item
      // In a request that is smaller no message can be larger.
      return bytes + sharedBytes > largestMessage ? readIfSmall(message, receivedAt) : readMessage(message, receivedAt)
    }),
  )
}

function withShared(item: JsonObject, shared: JsonObject): JsonObject {
  const { sentAt, ...told } = shared
  const merged = Object.entries(told).map(([name, value]) => [name, mergeJson(value, item[name])])
  return { ...item, ...Object.fromEntries(merged), sentAt: item['sentAt'] ?? sentAt }
}

type Read = ReturnType<typeof readMessage>

function readIfSmall(message: unknown, receivedAt: Date): Read {
  const read = readMessage(message, receivedAt)
  if ('rejected' in read || Buffer.byteLength(JSON.stringify(message)) <= largestMessage) return read
  const reason = `It is larger than ${largestMessage / 1024} kB. Send less in one message.`
  return { rejected: rejectedMessage(message, receivedAt, reason) }
}

function sorted(read: readonly Read[]): Delivery {
  const events: CollectedEvent[] = []
  const rejected: RejectedMessage[] = []
  for (const one of read) {
    if ('event' in one) events.push(one.event)
    else rejected.push(one.rejected)
  }
  return { events, rejected }
}
