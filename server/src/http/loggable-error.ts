/**
 * What may be written to a log of an unexpected error. Database drivers attach statements, parameters and the values of conflicting rows,
 * which are people's; of those only the kind, the place and the stack are kept.
 */
export function loggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'Something that is no error was thrown.' }
  const original = 'originalError' in error && error.originalError instanceof Error ? error.originalError : error
  const { name, message, stack, cause } = original
  const place = Object.fromEntries(
    ['code', 'table', 'column', 'constraint', 'routine'].flatMap((key) => {
      const value: unknown = Reflect.get(original, key)
      return typeof value === 'string' ? [[key, value]] : []
    }),
  )
  return {
    name,
    ...place,
    // PostgreSQL ends some messages with the value it could not use: `invalid input syntax for type date: "…"`.
    message: message.replace(/: ".*"$/s, ': …'),
    // The first line of a stack repeats the message.
    stack: stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
    ...(cause instanceof Error ? { cause: loggableError(cause) } : {}),
  }
}
