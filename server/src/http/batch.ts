import { errorCodes } from './refuse.ts'
import type { GraphqlParams } from './document-to-run.ts'
import { NotAllowed } from './not-allowed.ts'

/** Requests in one array: what a page full of elements asks at once. */
export const longestBatch = 20

/** What answers one request alone: JSON text that is ready, or what Yoga makes of it. */
export type AnswerOne = (params: GraphqlParams) => Promise<string | Response>

/**
 * The requests of an array, as they came.
 * @throws NotAllowed when there are none, or too many
 */
export function requestsOf(list: readonly unknown[]): readonly unknown[] {
  if (list.length >= 1 && list.length <= longestBatch) return list
  throw new NotAllowed(
    400,
    `Send an array of 1 to ${longestBatch} requests, not of ${list.length}; send the others in arrays of their own.`,
  )
}

/** The object of one request. */
export function paramsOf(body: unknown): GraphqlParams {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw new NotAllowed(
    400,
    'Send a JSON object with "query" (or "documentId") and "variables", or an array of such objects.',
  )
}

/**
 * Answers requests beside each other, each as if it were alone, in their order, as JSON text. One that is refused spoils only its own
 * answer; when the server itself fails, so does the whole.
 */
export async function answerBatch(requests: readonly unknown[], answerOne: AnswerOne): Promise<string> {
  const answers = await Promise.all(
    requests.map(async (body) => {
      try {
        const answer = await answerOne(paramsOf(body))
        return typeof answer === 'string' ? answer : await textOf(answer)
      } catch (error) {
        if (error instanceof NotAllowed) return refusal(error)
        throw error
      }
    }),
  )
  return `[${answers.join(',')}]`
}

/** Yoga says with a bare 406 that it has no JSON to give. */
async function textOf(answer: Response): Promise<string> {
  if (answer.status !== 406) return answer.text()
  return refusal(new NotAllowed(400, 'A subscription is a stream of its own: send it alone, not in an array.'))
}

const refusal = ({ status, message }: NotAllowed) =>
  JSON.stringify({ errors: [{ message, extensions: { code: errorCodes[status] } }] })
