// Preloaded into a process that is measured: says at its end how much memory it had at most.
import { existsSync, readFileSync } from 'node:fs'

const status = '/proc/self/status'

/** In kB. Linux counts the parent into maxRSS, so the process's own high-water mark is read where there is one. */
function peak(): number {
  const mark = existsSync(status) ? readFileSync(status, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] : undefined
  return mark ? Number(mark) : process.resourceUsage().maxRSS
}

process.on('exit', () => console.error(`peak memory: ${peak()} kB`))
