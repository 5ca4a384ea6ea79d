import type { ImportProgress } from '../imports/import-file.ts'

/** How often it speaks, in milliseconds: on a terminal one line is rewritten, elsewhere lines follow each other. */
const terminalPace = 100
const plainPace = 5000

/** Shows how far an import has come, on standard error: rows, rows per second, rejected. */
export function progressLine(
  stream: NodeJS.WriteStream = process.stderr,
): (progress: Omit<ImportProgress, 'phase'> & Partial<ImportProgress>) => void {
  const started = performance.now()
  let spoken = started
  return ({ rows, rejected, phase = 'reading' }) => {
    const now = performance.now()
    const saving = phase === 'saving'
    if (!saving && now - spoken < (stream.isTTY ? terminalPace : plainPace)) return
    spoken = now
    const pace = Math.round(rows / ((now - started) / 1000))
    const text = `${rows.toLocaleString('en')} rows, ${pace.toLocaleString('en')} rows/s, ${rejected.toLocaleString('en')} rejected${saving ? '; saving …' : ''}`
    if (stream.isTTY) stream.write(`\r\u001B[K${text}${saving ? '\n' : ''}`)
    else stream.write(`${text}\n`)
  }
}
