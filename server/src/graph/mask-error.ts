import { GraphQLError } from 'graphql'
import { maskError as mask, type MaskError } from 'graphql-yoga'
import { InputRefused } from '../input-refused.ts'

/** Refusals reach whoever asked; everything unexpected is logged and answered with one neutral sentence. */
export const maskError: MaskError = (error, message, isDev) => {
  const original = originalOf(error)
  if (!(original instanceof InputRefused)) return mask(error, message, isDev)
  const { nodes, path } = error instanceof GraphQLError ? error : {}
  return new GraphQLError(original.message, { nodes, path, extensions: { code: 'BAD_INPUT' } })
}

/** Whether an error is an answer to whoever asked, and nothing to be logged. */
export const isRefusal = (error: unknown): boolean => originalOf(error) instanceof InputRefused

const originalOf = (error: unknown) => (error instanceof GraphQLError ? error.originalError : error)
