import type { FastifyServerOptions } from 'fastify'

type Options = Exclude<FastifyServerOptions['logger'], boolean | undefined>
type LogMethod = NonNullable<NonNullable<Options['hooks']>['logMethod']>

/** Milliseconds between two lines that say the same. */
const pace = 1000

/**
 * Keeps a flood of requests that all fail alike from being a flood of lines: what is said for the first time is written at once, what says
 * the same once a second, with how many `times` it was said meanwhile. Where it happened (`stack`) makes no difference.
 */
export function logSparingly(): LogMethod {
  /** How often each was said since it was last written. */
  const said = new Map<string, number>()
  return function (line, write, level) {
    const what = `${level} ${wordsOf(line)}`
    const times = said.get(what)
    said.set(what, (times ?? -1) + 1)
    if (times !== undefined) return
    write.apply(this, line)
    const again = setInterval(() => {
      const more = said.get(what)
      if (more) {
        said.set(what, 0)
        write.apply(this, withTimes(line, more) as typeof line)
      } else {
        said.delete(what)
        clearInterval(again)
      }
    }, pace)
    // Nobody who stops waits for it.
    again.unref()
  }
}

/** What a line says, whatever it holds: an error of its own accord tells JSON nothing, and a cycle or a BigInt would break it. */
function wordsOf(line: readonly unknown[]): string {
  const seen = new Set<unknown>()
  return JSON.stringify(line, (name, value: unknown) => {
    if (name === 'stack') return undefined
    if (typeof value === 'bigint') return String(value)
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return '…'
    seen.add(value)
    return value instanceof Error ? { ...value, name: value.name, message: value.message, cause: value.cause } : value
  })
}

function withTimes([about, ...rest]: readonly unknown[], times: number): unknown[] {
  // As the logger writes an error that is all a line says.
  if (about instanceof Error) return [{ err: about, times }, ...(rest.length > 0 ? rest : [about.message])]
  return typeof about === 'object' ? [{ ...about, times }, ...rest] : [{ times }, about, ...rest]
}
