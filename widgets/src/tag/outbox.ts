import { endpoint, key } from './script.ts'
import { forget, remember, visitor } from './visitor.ts'

const place = 'rapport-waiting'
/** Messages that wait at most, in memory and in storage; the oldest go first. */
const room = 200

/** Undefined until somebody has said yes or no. */
let allowed: boolean | undefined
/** As JSON, so that they are what they were when they happened. A message leaves when the server has it. */
let waiting: string[] = []
/** A batch is on its way, or will be after a pause. */
let planned: unknown
let failures = 0

/** Takes a message for the next batch. Nobody's no is overruled, and before a yes it only waits. */
export const post = (message: object): void => {
  if (allowed === false) return
  waiting = [...waiting, JSON.stringify(message)].slice(-room)
  if (document.hidden) leave()
  else if (!planned) sendIn(300)
}

const sendIn = (milliseconds: number): void => {
  planned = true
  setTimeout(send, milliseconds)
}

const nextBatch = (): string[] => {
  let characters = 0
  // A browser lets a closing page send 64 kB, and a character takes up to three bytes. What is too long travels alone: the server says
  // what becomes of it.
  return waiting.filter((text, i) => i < 50 && ((characters += text.length) < 20_000 || !i))
}

const bodyOf = (batch: string[]): string =>
  JSON.stringify({
    writeKey: key,
    sentAt: new Date(),
    context: {
      library: { name: 'rapport', version: '1' },
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      userAgent: navigator.userAgent,
    },
  }).slice(0, -1) + `,"batch":[${batch}]}`

/** Sends what waits, batch after batch. Both ways of sending are text/plain, for which browsers ask no leave beforehand. */
export const send = async (): Promise<void> => {
  planned = allowed && waiting.length && navigator.onLine
  if (!planned) return
  const batch = nextBatch()
  const status = await fetch(endpoint, { method: 'POST', body: bodyOf(batch) }).then(
    (answer) => answer.status,
    () => 503,
  )
  // Two to four seconds at first, some minutes at most: what is longer than 24 days, timers take for no pause at all. Coming back to the
  // page, or online, does not wait for it.
  if (status > 499 || status === 408 || status === 429)
    return sendIn(1000 * 2 ** Math.min(++failures, 8) * (1 + Math.random()))
  failures = 0
  waiting = waiting.filter((text) => !batch.includes(text))
  return send()
}

/** The page may be gone the next moment: what waits goes now, also what is under way, which the server counts once; or it is kept. */
export const leave = (): void => {
  if (!allowed) return
  while (waiting.length) {
    const batch = nextBatch()
    if (failures || !navigator.onLine || !navigator.sendBeacon(endpoint, bodyOf(batch))) return keep()
    waiting = waiting.slice(batch.length)
  }
}

const keep = (): void => {
  try {
    localStorage[place] = JSON.stringify([...takeKept(), ...waiting].slice(-room))
    waiting = []
  } catch {}
}

/** What a page kept, once. */
const takeKept = (): string[] => {
  try {
    const kept: string[] = [...JSON.parse(localStorage[place])]
    delete localStorage[place]
    return kept
  } catch {
    return []
  }
}

/** The page is looked at, also for the first time. */
export const comeBack = (): void => {
  if (!allowed) return
  waiting = [...takeKept(), ...waiting]
  void send()
}

/** Somebody said yes or no. No forgets everything, here and in storage. */
export const permit = (yes: boolean): void => {
  allowed = yes
  if (yes) {
    const { id } = visitor
    remember()
    // What waited belongs to who was here before.
    waiting = waiting.map((text) => text.replace(id, visitor.id))
    comeBack()
  } else {
    takeKept()
    waiting = []
    reset()
  }
}

/** Somebody else uses the browser from here on. */
export const reset = (): void => {
  forget()
  if (allowed) remember()
}
