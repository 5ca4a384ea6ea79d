import { PothosValidationError } from '@pothos/core'
import { createComplexityRule, type ComplexityResult, type FieldComplexityFunction } from '@pothos/plugin-complexity'
import { type ExecutionArgs, GraphQLError, getNullableType, isListType, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { GraphContext } from './context.ts'

/** Most objects that one page of a connection may have. */
export const longestPage = 100

/** What connections return when nobody says `first` or `last`. */
const usualPage = 20

/** What is reckoned for a list whose length nobody can know beforehand. */
const usualList = 10

/** What a field costs that sums up all reports or questions, in values that could be read instead. */
const sumOfEverything = 500
const sums = new Set(['formatPerformance', 'responseTime', 'earnedMedia', 'channelEngagement'])

/**
 * Of one operation. The cost is about the number of values that the answer may hold: every field counts once for each object it may be asked
 * of. Ten thousand take about a second; the elements and the command line ask for a tenth of that.
 */
export const limits = { complexity: 20_000, depth: 15, breadth: 1000 } satisfies ComplexityResult

/**
 * What a field costs, and how many objects it may bring.
 * @throws PothosValidationError when a page is longer than `longestPage`
 */
export const fieldCost: FieldComplexityFunction<GraphContext, Record<string, unknown>> = (args, _context, field) => {
  const takes = (argument: string) => field.args.some(({ name }) => name === argument)
  if (takes('first')) return { field: 1, multiplier: pageOf(args, field.name, { goesOn: takes('after') }) }
  // The page's length is counted where it is asked for, on the connection.
  if (field.name === 'edges') return { field: 0, multiplier: 1 }
  if (sums.has(field.name)) return { field: sumOfEverything, multiplier: 1 }
  return { field: 1, multiplier: isListType(getNullableType(field.type)) ? usualList : 1 }
}

interface Page {
  /** How many objects there are when nobody says. */
  usual?: number
  /** How many have to be asked for; connections say themselves what they do not give. */
  least?: number
  /** Whether there are further pages, which "after" asks for. */
  goesOn?: boolean
}

/**
 * How many objects a page may have.
 * @throws PothosValidationError when it is longer than `longestPage`, or shorter than it may be
 */
export function pageOf(
  { first, last }: Record<string, unknown>,
  field: string,
  { usual = usualPage, least = 1, goesOn = false }: Page = {},
): number {
  const asked = Math.max(Number(first ?? last ?? usual), Number(last ?? 0))
  if (asked > longestPage)
    throw new PothosValidationError(
      `${field} gives at most ${longestPage} at once, and ${asked} were asked for. Ask for fewer${goesOn ? ', and for the next page with "after"' : ''}.`,
      { extensions: { code: 'PAGE_TOO_LONG', limit: longestPage } },
    )
  if (asked < least && !goesOn)
    throw new PothosValidationError(
      `${field} takes ${least} to ${longestPage} for "first", and ${asked} is none of it.`,
      {
        extensions: { code: 'PAGE_TOO_SHORT', limit: least },
      },
    )
  return asked
}

/** Keeps operations from being run, or subscribed to, that ask for too much at once. */
export const limitQueries: Plugin<GraphContext> = {
  onExecute({ args, setResultAndStopExecution }) {
    const errors = excesses(args)
    if (errors.length > 0) setResultAndStopExecution({ errors })
  },
  onSubscribe({ args, setResultAndStopExecution }) {
    const errors = excesses(args)
    if (errors.length > 0) setResultAndStopExecution({ errors })
  },
}

function excesses({ schema, document, variableValues, operationName, contextValue }: ExecutionArgs) {
  const rule = createComplexityRule({
    context: contextValue as GraphContext,
    variableValues: variableValues ?? {},
    ...(operationName ? { operationName } : {}),
    validate(result, report) {
      for (const kind of ['depth', 'breadth', 'complexity'] as const)
        if (result[kind] > limits[kind]) return report(tooMuch(kind, result[kind]))
    },
  })
  return validate(schema, document, [rule])
}

const wordings: Record<keyof ComplexityResult, { code: string; says: (actual: string, limit: string) => string }> = {
  depth: {
    code: 'QUERY_TOO_DEEP',
    says: (actual, limit) =>
      `This query nests fields ${actual} levels deep, and the limit is ${limit}. Ask for the inner objects on their own, by their ids.`,
  },
  breadth: {
    code: 'QUERY_TOO_BROAD',
    says: (actual, limit) =>
      `This query names ${actual} fields, and the limit is ${limit}. Leave out what you do not need, or send several queries.`,
  },
  complexity: {
    code: 'QUERY_TOO_COSTLY',
    says: (actual, limit) =>
      `This query costs ${actual}, and the limit is ${limit}. The cost counts every field once for each object it may be asked of: say a smaller "first", name fewer fields, or send several queries.`,
  },
}

function tooMuch(kind: keyof ComplexityResult, actual: number): GraphQLError {
  const { code, says } = wordings[kind]
  const limit = limits[kind]
  return new GraphQLError(says(actual.toLocaleString('en'), limit.toLocaleString('en')), {
    extensions: { code, actual, limit },
  })
}
