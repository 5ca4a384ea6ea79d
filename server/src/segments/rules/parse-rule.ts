import type { z } from 'zod'
import { isObject } from '../../is-object.ts'
import { conditions } from './conditions.ts'
import type { Rule } from './rule.ts'
import { type RuleProblem, RuleRefused } from './rule-refused.ts'
import { sentenceOf } from './sentence-of.ts'

/** Most levels of and, or and not in each other. */
export const deepest = 10
/** Most conditions, and, or and not of one rule. */
export const largest = 100
/** Most problems that one refusal tells. */
const mostProblems = 20

const ties = ['and', 'or', 'not'] as const
const subjects = [...ties, ...Object.keys(conditions)]

/**
 * A rule from JSON that anybody may have written.
 * @throws RuleRefused with every place that cannot be used
 */
export function parseRule(json: unknown): Rule {
  const reading = new Reading()
  const rule = reading.rule(json, '', 1)
  if (!rule || reading.problems.length > 0) throw new RuleRefused(reading.problems.slice(0, mostProblems))
  return rule
}

class Reading {
  readonly problems: RuleProblem[] = []
  #size = 0

  rule(json: unknown, pointer: string, depth: number): Rule | null {
    if (++this.#size === largest + 1)
      return this.#refuse(
        '',
        `It has more than ${largest} conditions, ands, ors and nots. Use "in" for lists of values, or make segments of parts of it and name those with "segment".`,
      )
    if (this.#size > largest) return null
    if (depth > deepest)
      return this.#refuse(
        pointer,
        `It is nested more than ${deepest} levels deep. Make a segment of the inner part and name it with "segment".`,
      )
    const named = isObject(json) ? subjects.filter((subject) => Object.hasOwn(json, subject)) : []
    const [subject] = named
    if (!isObject(json) || subject === undefined || named.length > 1)
      return this.#refuse(
        pointer,
        named.length > 1
          ? `It names ${named.join(' and ')}; a condition has one of them. Tie conditions together with {"and": […]}.`
          : `There should be an object with one of: ${subjects.join(', ')}.`,
      )
    if (subject === 'and' || subject === 'or' || subject === 'not') return this.#tie(json, subject, pointer, depth)
    const parsed = conditions[subject as keyof typeof conditions].safeParse(json)
    if (parsed.success) return parsed.data
    const { issues } = parsed.error
    // That something is missing is said where nothing is wrong with what is there.
    const wrong = issues.some(({ code }) => code !== 'custom') ? issues.filter(({ code }) => code !== 'custom') : issues
    for (const problem of wrong.flatMap((issue) => problemsOf(issue, pointer))) this.problems.push(problem)
    return null
  }

  #tie(json: Record<string, unknown>, tie: (typeof ties)[number], pointer: string, depth: number): Rule | null {
    const others = Object.keys(json).filter((name) => name !== tie)
    const below = pointerTo(pointer, [tie])
    const inner = json[tie]
    if (others.length > 0)
      return this.#refuse(pointer, `Beside "${tie}" nothing else is said; move ${others.join(', ')} into it.`)
    if (tie === 'not') {
      const rule = this.rule(inner, below, depth + 1)
      return rule && { not: rule }
    }
    if (!Array.isArray(inner) || inner.length === 0)
      return this.#refuse(below, 'There should be a list of one or more conditions.')
    const rules: Rule[] = []
    for (const [i, one] of inner.entries()) {
      const rule = this.rule(one, pointerTo(below, [i]), depth + 1)
      if (rule) rules.push(rule)
      if (this.#size > largest) return null
    }
    return tie === 'and' ? { and: rules } : { or: rules }
  }

  #refuse(pointer: string, message: string): null {
    this.problems.push({ pointer, message })
    return null
  }
}

const pointerTo = (pointer: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((one, name) => `${one}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`, pointer)

/** Of alternatives, what kept the one that came furthest from being it. */
function problemsOf(issue: z.core.$ZodIssue, pointer: string): RuleProblem[] {
  const at = pointerTo(pointer, issue.path)
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const furthest = issue.errors.toSorted((one, other) => reach(other) - reach(one) || one.length - other.length)[0]!
    return furthest.flatMap((inner) => problemsOf(inner, at))
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo(at, [key]),
      message: 'Nothing of this name can be said here; /segment-rule.schema.json lists what can.',
    }))
  return [{ pointer: at, message: sentenceOf(issue) }]
}

/** An alternative of another type than what is there was not meant. */
const reach = (issues: readonly z.core.$ZodIssue[]) =>
  Math.min(...issues.map(({ code, path }) => path.length + (code === 'invalid_type' ? 0 : 1)))
