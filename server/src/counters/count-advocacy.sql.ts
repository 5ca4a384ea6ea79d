import { count } from './metrics.ts'

const kinds = { mentions: 'MENTION', shares: 'SHARE', reviews: 'REVIEW' } as const
const names = Object.keys(kinds) as (keyof typeof kinds)[]

/**
 * Moves how often profiles told others of us.
 * @param people SQL of a table with the new interactions, as `countInteractions` has them, without those of robots
 */
export const countAdvocacy = (people: string): string => `
INSERT INTO customer_advocacy AS a (workspace_id, customer_id, ${names.join(', ')}, last_at)
SELECT $1::uuid, customer_id, ${names.map((name) => count(`kind = '${kinds[name]}'`)).join(', ')}, max(at) FROM ${people} n
WHERE kind IN (${names.map((name) => `'${kinds[name]}'`).join(', ')}) GROUP BY customer_id
ON CONFLICT (workspace_id, customer_id) DO UPDATE SET
  ${names.map((name) => `${name} = a.${name} + excluded.${name}`).join(', ')}, last_at = greatest(a.last_at, excluded.last_at)`
