import type { Credential } from './credential.ts'
import { Failure } from './failure.ts'
import { registry } from './registry.ts'
import { dataOf, send, type Answer, type Asked } from './send.ts'

/** A trusted document as the code generator writes it. The bundle keeps its hash only. */
export interface TrustedDocument<Result, Variables> {
  __meta__?: Record<string, unknown> | undefined
  __apiType?: ((variables: Variables) => Result) | undefined
}

export interface Question<Result, Variables> {
  document: TrustedDocument<Result, Variables>
  variables: Variables
}

/** Where it does not matter what the answer looks like. */
export interface AnyQuestion {
  document: { __meta__?: Record<string, unknown> | undefined }
  variables: object
}

/** Milliseconds in which questions are gathered for one request. */
const gathering = 15
/** The server takes no more in one request. */
const mostInBatch = 20
/** Milliseconds for which an answer is as good as new. */
const fresh = 30_000
/** Answers that are kept to be shown while newer ones are fetched; the oldest go first. */
const mostKept = 100

interface Entry {
  asked: Asked
  answer: Promise<unknown>
  settle: PromiseWithResolvers<unknown>
  /** Elements that wait; nobody fetches what nobody waits for. */
  waiting: number
  /** When the answer came, as `performance.now()` tells; null before. */
  at: number | null
  data: unknown
  /** Whom `data` was told to. */
  scope: string | null
  abandoned: AbortController
}

/**
 * Asks Rapport for all elements of a page that share a credential: questions of one moment travel in one request, the same question
 * travels once, and its answer serves whoever asks within half a minute.
 */
export class Client {
  readonly #url: string
  readonly #credential: Credential
  readonly #entries = new Map<string, Entry>()
  #queue: Entry[] = []

  constructor(url: string, credential: Credential) {
    this.#url = url
    this.#credential = credential
  }

  /** The last answer, however old, to be shown until there is a new one. */
  remembered<Result, Variables extends object>(question: Question<Result, Variables>): Result | undefined {
    const entry = this.#entries.get(keyOf(question))
    return entry?.scope === this.#credential.scope ? (entry.data as Result | undefined) : undefined
  }

  /**
   * @param maxAge milliseconds for which an earlier answer will do
   * @throws {Failure} why there is no answer; the reason of `signal` once it is aborted
   */
  async ask<Result, Variables extends object>(
    question: Question<Result, Variables>,
    signal: AbortSignal,
    maxAge = fresh,
  ): Promise<Result> {
    signal.throwIfAborted()
    const key = keyOf(question)
    const known = this.#known(key)
    const good = known && (known.at === null || performance.now() - known.at < maxAge)
    const entry = good ? known : this.#enqueue(key, question)
    entry.waiting++
    const leave = () => {
      if (--entry.waiting > 0 || entry.at !== null) return
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
      entry.abandoned.abort()
    }
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => (leave(), reject(signal.reason)), { once: true })
    })
    return (await Promise.race([entry.answer, gone])) as Result
  }

  /** What is known belongs to whoever it was told to; what is on its way will be told to whoever is there then. */
  #known(key: string): Entry | undefined {
    const entry = this.#entries.get(key)
    return entry && (entry.at === null || entry.scope === this.#credential.scope) ? entry : undefined
  }

  #enqueue<Result, Variables extends object>(key: string, { document, variables }: Question<Result, Variables>): Entry {
    const settle = Promise.withResolvers<unknown>()
    const { data, scope = null } = this.#entries.get(key) ?? {}
    const entry: Entry = {
      asked: { documentId: String(document.__meta__?.hash), variables },
      answer: settle.promise,
      settle,
      waiting: 0,
      at: null,
      data,
      scope,
      abandoned: new AbortController(),
    }
    // Nobody may be left who hears of a failure.
    entry.answer.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    })
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    for (const [oldest, { at }] of this.#entries) {
      if (this.#entries.size <= mostKept) break
      if (at !== null) this.#entries.delete(oldest)
    }
    if (this.#queue.push(entry) === 1) setTimeout(() => this.#flush(), gathering)
    return entry
  }

  #flush(): void {
    const wanted = this.#queue.filter(({ abandoned }) => !abandoned.signal.aborted)
    this.#queue = []
    for (let i = 0; i < wanted.length; i += mostInBatch) void this.#send(wanted.slice(i, i + mostInBatch))
  }

  async #send(batch: readonly Entry[]): Promise<void> {
    const abandoned = new AbortController()
    let left = batch.length
    for (const entry of batch)
      entry.abandoned.signal.addEventListener('abort', () => --left === 0 && abandoned.abort(), { once: true })
    try {
      const answers = await this.#answers(
        batch.map(({ asked }) => asked),
        abandoned.signal,
      )
      for (const [i, entry] of batch.entries()) {
        try {
          entry.data = dataOf(answers[i])
          entry.scope = this.#credential.scope
          entry.at = performance.now()
          entry.settle.resolve(entry.data)
        } catch (error) {
          entry.settle.reject(error)
        }
      }
    } catch (error) {
      for (const { settle } of batch) settle.reject(error)
    }
  }

  /** A refused token is renewed once. What was told to somebody else is not for whoever sits there now. */
  async #answers(questions: Asked[], signal: AbortSignal): Promise<Answer[]> {
    let refused: string | undefined
    for (;;) {
      const token = await this.#credential.get(refused)
      const { scope } = this.#credential
      signal.throwIfAborted()
      try {
        const answers = await send(this.#url, questions, token, signal)
        if (scope === this.#credential.scope) return answers
      } catch (error) {
        if (refused !== undefined || !(error instanceof Failure && error.code === 'TOKEN')) throw error
        refused = token
      }
    }
  }
}

/** What tells one question from another. */
export const keyOf = ({ document, variables }: AnyQuestion): string =>
  `${document.__meta__?.hash} ${JSON.stringify(variables)}`

/** The client that all elements with this endpoint and credential share. */
export const clientOf = (url: string, credential: Credential): Client => {
  const clients = registry.clients.get(credential) ?? new Map<string, Client>()
  registry.clients.set(credential, clients)
  const client = clients.get(url) ?? new Client(url, credential)
  clients.set(url, client)
  return client
}
