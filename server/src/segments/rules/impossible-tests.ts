import type { Condition } from './conditions.ts'
import type { PlacedCondition } from './rule.ts'
import type { RuleProblem } from './rule-refused.ts'
import { isoPatterns } from './values.ts'

/** What can never hold, whoever it is held against: a slip, that a schema cannot find because it compares no values. */
export const impossibleTests = (conditions: readonly PlacedCondition[]): RuleProblem[] =>
  conditions.flatMap(({ condition, pointer }) => [
    ...countProblems(condition, pointer),
    ...amountsOf(condition).flatMap(([place, said]) => betweenProblems(said, `${pointer}${place}`)),
    ...rangeProblems(condition, pointer),
  ])

/** Everything in a condition that may say "between", with its place. */
const amountsOf = (condition: Condition): [place: string, said: object][] => [
  ['', condition],
  ...('did' in condition
    ? (['sum', 'average'] as const).flatMap((name): [string, object][] =>
        condition[name] ? [[`/${name}`, condition[name]]] : [],
      )
    : []),
]

function betweenProblems(said: object, pointer: string): RuleProblem[] {
  const between: unknown = 'between' in said ? said.between : undefined
  if (!Array.isArray(between) || !isReversed(between[0], between[1])) return []
  return [{ pointer: `${pointer}/between`, message: 'It ends before it begins: write the lower end first.' }]
}

/** Of two moments only where both say their offset, or neither does: a day of a zone may begin before one of another ends. */
function isReversed(from: unknown, to: unknown): boolean {
  if (typeof from === 'number' && typeof to === 'number') return from > to
  if (typeof from !== 'string' || typeof to !== 'string') return false
  const zoned = [from, to].filter((moment) => new RegExp(isoPatterns.zoned).test(moment))
  if (zoned.length > 0) return zoned.length === 2 && Date.parse(from) > Date.parse(to)
  const [begins, ends] = [from.replace(' ', 'T'), to.replace(' ', 'T')]
  // A day lasts until the next begins.
  return begins > ends && !begins.startsWith(ends)
}

function countProblems(condition: Condition, pointer: string): RuleProblem[] {
  if (!('did' in condition)) return []
  const { atLeast = 0, atMost = Infinity, exactly } = condition
  if (atLeast > atMost) return [{ pointer: `${pointer}/atLeast`, message: 'It is more than "atMost".' }]
  if (exactly === undefined || (exactly >= atLeast && exactly <= atMost)) return []
  return [
    { pointer: `${pointer}/exactly`, message: 'It is not between "atLeast" and "atMost"; "exactly" stands by itself.' },
  ]
}

/** Between which numbers what a condition looks at always is. */
function rangeOf(condition: Condition): readonly [what: string, low: number, high: number] | null {
  if ('sentiment' in condition) return ['Sentiment', -1, 1]
  if ('affinity' in condition) return ['Affinity', 0, 1]
  if ('interest' in condition) return ['The share of an interest', 0, 1]
  return 'loyalty' in condition && condition.loyalty === 'score' ? ['The loyalty score', 0, 100] : null
}

function rangeProblems(condition: Condition, pointer: string): RuleProblem[] {
  const range = rangeOf(condition)
  if (range === null) return []
  const [what, low, high] = range
  return Object.entries(condition).flatMap(([name, said]) =>
    [said].flat().some((value) => typeof value === 'number' && (value < low || value > high))
      ? [{ pointer: `${pointer}/${name}`, message: `${what} is from ${String(low).replace('-', '−')} to ${high}.` }]
      : [],
  )
}
