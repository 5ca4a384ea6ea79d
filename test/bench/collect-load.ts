import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { customerCount } from './collect-rows.ts'

interface Target {
  url: string
  key: string
  connections: number
}

interface Run {
  batch: number
  seconds: number
}

interface Result {
  /** Acknowledged. */
  events: number
  milliseconds: number
  /** Milliseconds from sending a batch to its acknowledgement. */
  p50: number
  p99: number
}

/** Sends events from a thread of its own, so that the sender's work is not the server's. */
export function startLoad(target: Target) {
  const worker = new Worker(new URL(import.meta.url), { workerData: target })
  let acknowledged = 0
  return {
    async run(run: Run): Promise<Result> {
      worker.postMessage(run)
      const [result] = (await once(worker, 'message')) as [Result]
      acknowledged += result.events
      return result
    },
    acknowledged: () => acknowledged,
    stop: () => worker.terminate(),
  }
}

if (!isMainThread) {
  const { url, key, connections } = workerData as Target
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = {
    authorization: `Basic ${btoa(`${key}:`)}`,
    'content-type': 'application/json',
    'user-agent': 'rapport-bench/1',
  }
  const send = (text: string) =>
    new Promise<void>((done, fail) => {
      const call = request(url, { agent, method: 'POST', headers }, (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? done() : fail(new Error(`Answered with ${answer.statusCode}.`)),
        )
      })
      call.on('error', fail)
      call.end(text)
    })
  parentPort!.on('message', ({ batch, seconds }: Run) => void load(batch, seconds))

  async function load(batch: number, seconds: number): Promise<void> {
    const latencies: number[] = []
    const started = performance.now()
    const lane = async () => {
      while (performance.now() - started < seconds * 1000) {
        const sent = performance.now()
        await send(body(batch))
        latencies.push(performance.now() - sent)
      }
    }
    await Promise.all(Array.from({ length: connections }, lane))
    const milliseconds = performance.now() - started
    latencies.sort((one, other) => one - other)
    const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0
    const result: Result = { events: latencies.length * batch, milliseconds, p50: at(0.5), p99: at(0.99) }
    parentPort!.postMessage(result)
  }
}

let next = 0
const salt = Math.random().toString(36).slice(2)

function body(batch: number): string {
  const timestamp = new Date().toISOString()
  const events = Array.from({ length: batch }, () => ({
    type: 'track',
    event: 'Ad Clicked',
    messageId: `load-${salt}-${next++}`,
    userId: `u${Math.floor(Math.random() * customerCount)}`,
    timestamp,
    properties: {
      creative: `c${next % 20}`,
      campaign: 'spring',
      platform: 'meta',
      format: 'carousel',
      page: '/bicycles',
    },
    context: {
      library: { name: 'bench', version: '1.0.0' },
      page: { url: 'https://shop.example/bicycles' },
      locale: 'en',
    },
  }))
  return JSON.stringify({ batch: events, sentAt: timestamp })
}
