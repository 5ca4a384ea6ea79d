import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { DatabaseDamaged } from './postgres-folder.ts'

/** The embedded database, at work in a thread of its own. */
export interface EmbeddedDatabase {
  /** A new connection, in place of the socket that `pg` would open. */
  connect(): Duplex
  close(): Promise<void>
}

/**
 * Starts the embedded database. It has a thread of its own because a statement occupies its thread until it is done, which may take many
 * seconds; the server goes on answering meanwhile.
 * @param dataDir PostgreSQL's folder or `memory://`
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: dataDir, execArgv: [] })
  const started = Promise.withResolvers<unknown>()
  let stage: 'starting' | 'open' | 'closing' = 'starting'
  let cause: unknown
  worker.once('message', started.resolve)
  worker.on('error', (error) => {
    cause = error
  })
  worker.on('exit', () => {
    if (stage === 'starting') started.reject(new DatabaseDamaged(dataDir, { cause }))
    // Nobody catches this: without its database the process has to end.
    if (stage === 'open')
      throw new Error('The embedded database broke down. What was saved is safe; start again.', { cause })
  })
  await started.promise
  stage = 'open'
  return {
    connect: () => new EmbeddedConnection(worker),
    async close() {
      stage = 'closing'
      const ended = once(worker, 'exit')
      worker.postMessage(null)
      await ended
    },
  }
}

/** What `pg` writes goes to the worker, and back comes what it reads. */
class EmbeddedConnection extends Duplex {
  readonly #port: MessagePort

  constructor(worker: Worker) {
    super()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.on('message', (bytes: Uint8Array) => this.push(bytes))
    worker.postMessage(port2, [port2])
  }

  // What `pg` asks of a socket.
  connect(): void {
    process.nextTick(() => this.emit('connect'))
  }
  setNoDelay(): void {}
  ref(): void {
    this.#port.ref()
  }
  unref(): void {
    this.#port.unref()
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send([chunk])
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(chunks.map(({ chunk }) => chunk))
    done()
  }

  /** `pg` ends a connection without waiting for the rest of an answer. */
  override _final(done: () => void): void {
    this.destroy()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port.close()
    done(error)
  }

  /** All in one message: the other side can only work on whole statements. */
  #send(chunks: readonly Buffer[]): void {
    const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
    let offset = 0
    for (const chunk of chunks) {
      bytes.set(chunk, offset)
      offset += chunk.length
    }
    this.#port.postMessage(bytes, [bytes.buffer])
  }
}
