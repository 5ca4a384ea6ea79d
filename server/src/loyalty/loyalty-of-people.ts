import type { Sql } from '@rapport/prisma/database.ts'
import { latestQuestions, loyaltyOf } from './loyalty-score.sql.ts'
import {
  type ComponentName,
  componentNames,
  defaultSettings,
  type LoyaltySettings,
  type Tier,
  tierOf,
} from './loyalty-settings.ts'

/** One part of a loyalty score. */
export interface LoyaltyComponent {
  name: ComponentName
  /** 0 to 100; null where there is nothing to tell it by. */
  score: number | null
  /** Share of the score that it makes up, 0 to 1. */
  weight: number
  /** What it comes from, in a sentence. */
  why: string
}

export interface LoyaltyScore {
  customerId: string
  /** 0 to 100. */
  score: number
  tier: Tier
  components: LoyaltyComponent[]
  /** What they may redeem. */
  points: number
}

interface Facts extends Record<ComponentName, number | null> {
  head: string
  score: number | null
  monthly: number
  /** Days since the last deed; null while there is none. */
  silent: number | null
  responses: number
  purchases: number
  texts: number
  questions: number
  answered: number
  minutes: number | null
  formats: number
  exposures: number
  settings: Partial<LoyaltySettings>
  points: number
}

const floats = [...componentNames, 'score', 'monthly', 'silent', 'minutes'].map((name) => `${name}::float8 AS ${name}`)

const statement = {
  name: 'loyalty',
  text: `SELECT head::text AS head, ${floats.join(', ')}, responses, purchases, texts, questions, answered, formats, exposures,
  (SELECT loyalty FROM workspace WHERE id = $1::uuid) AS settings,
  (SELECT coalesce(sum(earned - spent), 0)::float8 FROM customer_points WHERE workspace_id = $1::uuid AND customer_id IN (
    SELECT loyalty.head UNION ALL SELECT id FROM customer WHERE workspace_id = $1::uuid AND merged_into = loyalty.head)) AS points
FROM (${loyaltyOf('SELECT unnest($2::uuid[]) AS head')}) loyalty`,
}

/** The loyalty of some people, by the customer that stands for each, as it is at this moment. */
export async function loyaltyOfPeople(
  sql: Sql,
  workspaceId: string,
  heads: readonly string[],
): Promise<Map<string, LoyaltyScore>> {
  const rows = await sql.query<Facts>(statement, [workspaceId, heads])
  return new Map(rows.map((facts) => [facts.head, scoreOf(facts, { ...defaultSettings, ...facts.settings })]))
}

function scoreOf(facts: Facts, settings: LoyaltySettings): LoyaltyScore {
  const { weights } = settings
  const told = componentNames.filter((name) => facts[name] !== null)
  const whole = told.reduce((sum, name) => sum + weights[name], 0)
  const score = facts.score ?? 0
  return {
    customerId: facts.head,
    score,
    tier: tierOf(settings, score),
    points: facts.points,
    components: componentNames.map((name) => ({
      name,
      score: facts[name],
      weight: facts[name] === null || whole === 0 ? 0 : weights[name] / whole,
      why: reasons[name](facts),
    })),
  }
}

const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })
const many = (count: number, one: string) => `${round(count)} ${one}${count === 1 ? '' : 's'}`

const reasons: Record<ComponentName, (facts: Facts) => string> = {
  frequency: ({ monthly, silent }) =>
    silent === null
      ? 'They did nothing yet.'
      : `${round(monthly)} deeds in 30 days on average, the last ${silent < 1 ? 'within a day' : `${round(silent)} days ago`}.`,
  quality: ({ responses, purchases }) => `${many(responses, 'response')} and ${many(purchases, 'purchase')}.`,
  emotion: ({ texts }) =>
    texts > 0 ? `The sentiment of ${many(texts, 'text')} of theirs.` : 'No text of theirs has a sentiment yet.',
  immediacy: ({ questions, answered, minutes }) =>
    questions > 0
      ? `We answered ${answered} of their last ${questions} questions${minutes === null ? '' : `, half of those within ${round(minutes)} minutes`}.`
      : `None of their last ${latestQuestions} questions tells how soon we answer.`,
  personalisation: ({ formats, exposures }) =>
    formats > 1
      ? `How well ${many(exposures, 'exposure')} in ${formats} formats fit what they respond to.`
      : 'They were shown fewer than two formats.',
  novelty: ({ formats, exposures }) =>
    exposures > 0 ? `${many(exposures, 'exposure')} in ${many(formats, 'format')}.` : 'They were shown no format yet.',
}
