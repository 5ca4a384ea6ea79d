import type { FastifyInstance } from 'fastify'
import { importDocument, type ImportOptions, type Imported, pairs } from './import-document.ts'
import { multipart } from './multipart.ts'

export interface Answer<Data> {
  status: number
  headers: Record<string, unknown>
  /** The body as it came. */
  text: string
  data: Data
  errors: { message: string; extensions?: { code?: string } }[]
}

interface Asking {
  /** Another credential than the workspace's ADMIN key; null: none. */
  credential?: string | null
  origin?: string
}

/** One workspace, through the doors that everybody uses. */
export class Space {
  readonly app: FastifyInstance
  readonly id: string
  readonly key: string

  constructor(app: FastifyInstance, id: string, key: string) {
    this.app = app
    this.id = id
    this.key = key
  }

  /** Sends a GraphQL request as it is. */
  async send<Data = unknown>(payload: unknown, asking: Asking = {}): Promise<Answer<Data>> {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
    return this.#post<Data>(body, { 'content-type': 'application/json' }, asking)
  }

  /** Asks and returns the data; fails on any GraphQL error. */
  async ask<Data = unknown>(
    query: string,
    variables: Record<string, unknown> = {},
    asking: Asking = {},
  ): Promise<Data> {
    const answer = await this.send<Data>({ query, variables }, asking)
    if (answer.errors.length > 0) throw new Error(answer.errors.map(({ message }) => message).join('\n'))
    return answer.data
  }

  /** Uploads a file to `importFile` and returns the import, or the refusal's message. */
  async upload(content: string | Buffer, options: ImportOptions = {}, asking: Asking = {}): Promise<Imported> {
    const { as = null, map = {}, set = {}, name = 'file.csv' } = options
    const variables = { input: { file: null, as, map: pairs(map), set: pairs(set) } }
    const { body, headers } = multipart({ query: importDocument, variables }, name, content)
    const answer = await this.#post<{ importFile: Imported }>(body, headers, asking)
    if (answer.errors.length > 0) throw new Error(answer.errors.map(({ message }) => message).join('\n'))
    return answer.data.importFile
  }

  /** As `upload`, but a refusal fails the test. */
  async take(
    content: string | Buffer,
    options: ImportOptions = {},
  ): Promise<Imported & { summary: NonNullable<Imported['summary']> }> {
    const imported = await this.upload(content, options)
    if (!imported.summary) throw new Error(imported.message)
    return { ...imported, summary: imported.summary }
  }

  async #post<Data>(
    payload: string | Buffer,
    headers: Record<string, string>,
    { credential = this.key, origin }: Asking,
  ): Promise<Answer<Data>> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: {
        ...headers,
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...(origin === undefined ? {} : { origin }),
      },
    })
    const { data, errors = [] } = response.json<{ data: Data; errors?: Answer<Data>['errors'] }>()
    return { status: response.statusCode, headers: response.headers, text: response.body, data, errors }
  }
}
