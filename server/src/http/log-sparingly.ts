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
    const what = `${level} ${JSON.stringify(line, (name, value: unknown) => (name === 'stack' ? undefined : value))}`
    const times = said.get(what)
    said.set(what, (times ?? -1) + 1)
    if (times !== undefined) return
    write.apply(this, line)
    const again = setInterval(() => {
      const more = said.get(what)
      if (more) {
        said.set(what, 0)
        const [about, ...rest]: unknown[] = line
        write.apply(
          this,
          (typeof about === 'object'
            ? [{ ...about, times: more }, ...rest]
            : [{ times: more }, ...line]) as typeof line,
        )
      } else {
        said.delete(what)
        clearInterval(again)
      }
    }, pace)
    // Nobody who stops waits for it.
    again.unref()
  }
}
