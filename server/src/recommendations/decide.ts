import { randomBytes } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { headOf } from '../customers/head-of.sql.ts'
import { InputRefused } from '../input-refused.ts'
import { choose } from './policy.ts'
import { judge, model as currentModel, type Receipt } from './receipt.ts'
import { recommend } from './recommend.ts'
import type { Asked } from './situation.sql.ts'

type AskedFor = Omit<Asked, 'customerId'> & { customerId: string }

/**
 * Chooses a format for a customer and writes down how.
 * @param requestId what the app calls this request; sent again it decides nothing anew
 * @returns the decision's id
 * @throws InputRefused when there is nothing to choose from, or the request id was used for somebody or something else
 */
export async function decide(
  db: Database,
  workspaceId: string,
  asked: AskedFor,
  requestId: string | null,
): Promise<string> {
  if (requestId !== null) {
    checkName('A request id', requestId)
    const before = await decidedBefore(db, workspaceId, asked, requestId)
    if (before !== null) return before
  }
  const at = new Date()
  const {
    receipt: { model, ...receipt },
  } = await recommend(db, workspaceId, asked, at)
  const seed = randomBytes(16).toString('hex')
  const chosen =
    receipt.arms[
      choose(
        receipt.arms.map(({ propensity }) => propensity),
        seed,
      )
    ]
  if (!chosen)
    throw new InputRefused(
      'There is no format to choose from: none was shown to anybody there yet. Name those that you have in "formats".',
    )
  const id = uuidv7()
  const { count } = await db.prisma.decision.createMany({
    data: {
      workspaceId,
      id,
      at,
      customerId: asked.customerId,
      goal: asked.goal,
      platform: asked.platform,
      formatId: chosen.formatId,
      propensity: chosen.propensity,
      seed,
      model,
      // Prisma's JSON type knows no interfaces.
      receipt: receipt as unknown as Prisma.InputJsonObject,
      requestId,
    },
    skipDuplicates: true,
  })
  // The same request was quicker, sent twice at once.
  if (count === 0) return (await decidedBefore(db, workspaceId, asked, requestId!))!
  return id
}

/** The decision that a request has made already; null when it has made none. */
async function decidedBefore(
  db: Database,
  workspaceId: string,
  { customerId, goal, platform }: AskedFor,
  requestId: string,
): Promise<string | null> {
  const key = { workspaceId_requestId: { workspaceId, requestId } }
  const before = await db.prisma.decision.findUnique({ where: key })
  if (before === null) return null
  const head = await headOf(db, workspaceId, { id: before.customerId })
  if (head !== customerId || before.goal !== goal || before.platform !== platform)
    throw new InputRefused(`The request id "${requestId}" was used for another decision; name each once.`)
  return before.id
}

/** Which format the receipt and the seed of a decision lead to; null when another version of the model decided. */
export function decideAgain(decision: { receipt: Receipt; seed: string }): string | null {
  if (decision.receipt.model !== currentModel) return null
  const { arms } = judge(decision.receipt.question)
  const chances = arms.map(({ propensity }) => propensity)
  return arms[choose(chances, decision.seed)]?.formatId ?? null
}
