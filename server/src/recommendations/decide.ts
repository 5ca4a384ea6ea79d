import { randomBytes } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import type { Prisma } from '@rapport/prisma/generated/client/client.ts'
import { uuidv7 } from 'uuidv7'
import { InputRefused } from '../input-refused.ts'
import { choose } from './policy.ts'
import { judge, model as currentModel, type Receipt } from './receipt.ts'
import { recommend } from './recommend.ts'
import type { Asked } from './situation.sql.ts'

/**
 * Chooses a format for a customer and writes down how.
 * @returns the decision's id
 * @throws InputRefused when there is nothing to choose from
 */
export async function decide(
  db: Database,
  workspaceId: string,
  asked: Omit<Asked, 'customerId'> & { customerId: string },
): Promise<string> {
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
  await db.prisma.decision.create({
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
    },
  })
  return id
}

/** Which format the receipt and the seed of a decision lead to; null when another version of the model decided. */
export function decideAgain(decision: { receipt: Receipt; seed: string }): string | null {
  if (decision.receipt.model !== currentModel) return null
  const { arms } = judge(decision.receipt.question)
  const chances = arms.map(({ propensity }) => propensity)
  return arms[choose(chances, decision.seed)]?.formatId ?? null
}
