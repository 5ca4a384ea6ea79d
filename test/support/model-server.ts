import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface AskedText {
  id: string
  language: string | null
  text: string
}

/** A model of a workspace's own, somewhere else. */
export interface ModelServer {
  url: string
  /** `name:port`. */
  host: string
  /** What it was asked, and with which credential. */
  asked: { texts: AskedText[]; authorization: string | undefined }[]
  /** How it answers from now on. */
  answer: (texts: AskedText[], response: ServerResponse) => void
  close(): Promise<void>
}

/** Finds everything wonderful. */
export const delighted: ModelServer['answer'] = (texts, response) =>
  response.end(
    JSON.stringify({
      model: 'delight-1',
      readings: texts.map(({ id }) => ({
        id,
        value: 0.9,
        confidence: 0.95,
        evidence: [{ words: 'everything', weight: 0.5 }],
      })),
    }),
  )

export async function startModelServer(): Promise<ModelServer> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { texts } = JSON.parse(await text(request)) as { texts: AskedText[] }
    model.asked.push({ texts, authorization: request.headers.authorization })
    model.answer(texts, response)
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const model: ModelServer = {
    url: `http://${host}/read`,
    host,
    asked: [],
    answer: delighted,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return model
}
