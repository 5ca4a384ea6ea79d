import { fetch, type Response } from 'undici'
import { isObject } from '../../is-object.ts'
import { exactly, mostTelling, type Reading } from '../reading.ts'
import type { WeighedWords } from '../weigh-words.ts'
import type { DueText, Provider } from './providers.sql.ts'
import { dispatcherFor, type TrustedHosts, whyOutOfReach } from './reach.ts'

/** Bytes; a reading takes a few hundred. */
const largestAnswer = 1024 * 1024
/** Beyond this a text is positive, and beyond the same below 0 negative, where the answer has no label. */
const clear = 1 / 3

export interface ProviderAnswer {
  /** Of those texts that it told anything usable of, by interaction. */
  readings: Map<string, Reading>
  /** What could not be used of it, in a sentence; null when every text has its reading. */
  flaw: string | null
}

/**
 * Asks a workspace's own model how some texts read.
 * @throws Error with a sentence when it told nothing usable of any of them; nothing secret is in it
 */
export async function askProvider(
  provider: Provider,
  texts: readonly DueText[],
  trusted: TrustedHosts,
): Promise<ProviderAnswer> {
  const url = new URL(provider.url)
  const refused = whyOutOfReach(url, trusted)
  if (refused) throw new Error(refused)
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    dispatcher: dispatcherFor(url, trusted),
    signal: AbortSignal.timeout(provider.timeout),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(provider.secret === null ? {} : { authorization: `Bearer ${provider.secret}` }),
    },
    // Numbers for ids: the model needs not know what we call things.
    body: JSON.stringify({ texts: texts.map(({ text, language }, at) => ({ id: String(at), language, text })) }),
  }).catch((cause: unknown) => {
    throw new Error(isTimeout(cause) ? `It did not answer within ${provider.timeout} ms.` : 'It cannot be reached.')
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`It answered with status ${response.status}.`)
  }
  const answer = await jsonOf(response, provider.timeout)
  if (!isObject(answer) || !Array.isArray(answer['readings'])) throw new Error('Its answer has no list of readings.')
  const model = typeof answer['model'] === 'string' ? storable(answer['model'], 100) : url.hostname
  const readings = new Map<string, Reading>()
  let wrong: string | null = null
  for (const one of answer['readings'] as unknown[]) {
    const due = isObject(one) ? texts[Number(one['id'])] : undefined
    if (!due || !isObject(one)) continue
    const flaw = flawOf(one)
    if (flaw === null) readings.set(due.id, { ...readingOf(one), language: due.language, method: 'HTTP', model })
    wrong ??= flaw
  }
  const untold = texts.length - readings.size
  const flaw =
    untold === 0
      ? null
      : (wrong ?? `The model told nothing of ${untold} of ${texts.length} texts; a reading has the id of its text.`)
  if (flaw !== null && readings.size === 0) throw new Error(flaw)
  return { readings, flaw }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

async function jsonOf(response: Response, timeout: number): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength
      if (size > largestAnswer) break
      parts.push(part)
    }
  } catch (error) {
    throw new Error(isTimeout(error) ? `It did not answer within ${timeout} ms.` : 'Its answer broke off.', {
      cause: error,
    })
  }
  if (size > largestAnswer) throw new Error('Its answer is larger than 1 MB.')
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown
  } catch {
    throw new Error('Its answer is not JSON.')
  }
}

/** Why a reading cannot be used, in a sentence; what is no number may be anything, and is not repeated. */
function flawOf({ value, confidence }: Record<string, unknown>): string | null {
  const said = (one: unknown) => (typeof one === 'number' ? String(one).replace('-', '−') : 'no number')
  if (!isWithin(value, -1)) return `The model answered ${said(value)} for a value; values are −1 to 1.`
  if (!isWithin(confidence, 0))
    return `The model answered ${said(confidence)} for a confidence; confidences are 0 to 1.`
  return null
}

const isWithin = (value: unknown, least: number): value is number =>
  typeof value === 'number' && value >= least && value <= 1

/** What a reading without a flaw says. */
function readingOf({ label, evidence, ...numbers }: Record<string, unknown>) {
  const [value, confidence] = [Number(numbers['value']), Number(numbers['confidence'])]
  const told = (['NEGATIVE', 'NEUTRAL', 'POSITIVE'] as const).find((one) => one === label)
  return {
    label:
      told ?? (value > clear ? ('POSITIVE' as const) : value < -clear ? ('NEGATIVE' as const) : ('NEUTRAL' as const)),
    value: exactly(value),
    confidence,
    evidence: mostTelling(Array.isArray(evidence) ? evidence.flatMap(weighed) : []),
  }
}

/** The beginning of a text, as PostgreSQL can keep it: without NUL characters and halves of surrogate pairs. */
const storable = (text: string, longest: number): string =>
  text.slice(0, longest).toWellFormed().replaceAll('\0', '\uFFFD')

const weighed = (one: unknown): WeighedWords[] =>
  isObject(one) &&
  typeof one['words'] === 'string' &&
  typeof one['weight'] === 'number' &&
  Number.isFinite(one['weight'])
    ? [{ words: storable(one['words'], 200), weight: one['weight'] }]
    : []
