import { Command } from 'commander'
import { type CounterDifference, recount, type RecountProgress } from '../recount/recount.ts'
import { withLocalWorkspace } from './local-workspace.ts'

interface Options {
  check?: boolean
  workspace?: string
}

/** `rapport recount`. */
export function recountCommand(): Command {
  return new Command('recount')
    .description('Counts everything again from interactions and reports, tells what differs, and mends it.')
    .option('--check', 'only tell')
    .option('--workspace <name>', 'name or id of the workspace')
    .addHelpText('after', '\nThe exit code is 1 when anything differed.')
    .action(({ check = false, workspace }: Options) =>
      withLocalWorkspace(workspace, async (db, workspaceId) => {
        const differences = await recount(db, workspaceId, { check, onProgress: progressLines() })
        console.log(tell(differences, check))
        if (differences.length > 0) process.exitCode = 1
      }),
    )
}

const number = (value: number) => value.toLocaleString('en')

/** Milliseconds. */
const pace = 5000

/** Says on standard error how far it has come, when it takes long. */
function progressLines(): (progress: RecountProgress) => void {
  let spoken = performance.now()
  return ({ what, done }) => {
    const now = performance.now()
    if (now - spoken < pace) return
    spoken = now
    console.error(done === null ? `counting ${what} …` : `${number(done)} ${what} counted …`)
  }
}

function tell(differences: readonly CounterDifference[], check: boolean): string {
  if (differences.length === 0) return 'Every counter is what it counts: 0 differences.'
  return [
    ...differences.flatMap(({ counter, rows, examples }) => [
      `${counter}: ${number(rows)} ${rows === 1 ? 'row differs' : 'rows differ'}`,
      ...examples.map(tellExample),
    ]),
    check ? 'Nothing was changed; without --check it is mended.' : 'Mended.',
  ].join('\n')
}

function tellExample({ key, stored, counted }: CounterDifference['examples'][number]): string {
  const row = Object.values(key).filter(Boolean).join(' ')
  if (!stored) return `  ${row}: is missing`
  if (!counted) return `  ${row}: there is nothing to count for it`
  const wrong = Object.keys(stored).filter((name) => stored[name] !== counted[name])
  return `  ${row}: ${wrong.map((name) => `${name} is ${stored[name]}, not ${counted[name]}`).join('; ')}`
}
