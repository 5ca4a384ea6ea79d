import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** Clients that send small batches, one after the other, and each of them again until it is acknowledged. */
export interface Crowd {
  /** Ids of the messages that were answered with 200. */
  acknowledged: Set<string>
  /** How often each status was the answer; `refused` where nobody listened, `broken` where the connection broke before an answer. */
  answers: Record<string, number>
  /** Answers that said when to come again, by status. */
  comeAgain: Record<string, number>
  /** Waits until this many more messages are acknowledged. */
  getsThrough(messages: number): Promise<void>
  /** Begins no further batch, and waits until those that were begun are acknowledged. */
  finish(): Promise<void>
}

interface CrowdOptions {
  /** Where each batch goes, such as `http://localhost:4000`. */
  url: string
  writeKey: string
  clients?: number
}

const perBatch = 8
const people = 40

/** A crowd that goes home when the test is over, finished or not. */
export function startCrowd({ url, writeKey, clients = 4 }: CrowdOptions): Crowd {
  const acknowledged = new Set<string>()
  const answers: Record<string, number> = {}
  const comeAgain: Record<string, number> = {}
  const ending = new AbortController()
  const over = new AbortController()
  let sent = 0
  onTestFinished(() => over.abort())

  const deliver = async (batch: readonly { messageId: string }[]): Promise<void> => {
    while (!over.signal.aborted) {
      const answer = await post(batch)
      const status = typeof answer === 'string' ? answer : answer.status
      answers[status] = (answers[status] ?? 0) + 1
      if (typeof answer !== 'string') {
        if (answer.headers.has('retry-after')) comeAgain[status] = (comeAgain[status] ?? 0) + 1
        if (answer.ok) return batch.forEach(({ messageId }) => acknowledged.add(messageId))
        if (answer.status < 500 && answer.status !== 429) throw new Error(await answer.text())
      }
      await pause(50)
    }
  }
  const post = async (batch: readonly object[]) => {
    try {
      const answer = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        body: JSON.stringify({ writeKey, batch, sentAt: new Date() }),
        signal: AbortSignal.timeout(10_000),
      })
      // An answer that does not arrive whole is none.
      return new Response(await answer.text(), answer)
    } catch (error) {
      const cause = error instanceof Error ? error.cause : null
      return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED' ? 'refused' : 'broken'
    }
  }
  const work = async () => {
    let last: { messageId: string } | undefined
    while (!ending.signal.aborted && !over.signal.aborted) {
      const fresh = Array.from({ length: perBatch }, () => message(sent++))
      // As of a client that did not hear the last answer.
      await deliver(last ? [last, ...fresh] : fresh)
      last = fresh.at(-1)
    }
  }
  const done = Promise.all(Array.from({ length: clients }, work))
  // Told by `finish`.
  done.catch(() => {})

  return {
    acknowledged,
    answers,
    comeAgain,
    async getsThrough(messages) {
      const enough = acknowledged.size + messages
      while (acknowledged.size < enough) await Promise.race([pause(2), done])
    },
    async finish() {
      ending.abort()
      await done
    },
  }
}

const events = ['Ad Impression', 'Ad Impression', 'Ad Clicked', 'Order Completed', 'Comment Posted', 'Opened a Menu']
const formats = ['meta_reels', 'meta_carousel', 'meta_feed_image']

/** What the nth message says. People do all sorts of things with creatives of several formats, and sign in now and then. */
function message(nth: number) {
  const person = { userId: `u${nth % people}`, anonymousId: `v${nth % (2 * people)}` }
  const common = { ...person, messageId: `m-${nth}`, timestamp: new Date(Date.UTC(2026, 2, 1, 0, nth)) }
  if (nth % 10 === 9) return { ...common, type: 'identify', traits: { name: `Invented ${nth}`, visits: nth } }
  const creative = nth % 7
  const properties = {
    creative: `c${creative}`,
    platform: 'meta',
    format: formats[creative % 3],
    revenue: 10,
    currency: 'EUR',
  }
  return { ...common, type: 'track', event: events[nth % events.length], properties }
}
