import { Command } from 'commander'
import { importCommand } from './import-command.ts'
import { keyCommand } from './key-command.ts'
import { recountCommand } from './recount-command.ts'
import { rulesCommand } from './rules-command.ts'
import { tokenCommand } from './token-command.ts'
import { workspaceCommand } from './workspace-command.ts'

const program = new Command('rapport')
  .description('Rapport on the command line. Works on the database that DATABASE_URL or DATA_DIR names.')
  .addCommand(importCommand())
  .addCommand(tokenCommand())
  .addCommand(keyCommand())
  .addCommand(rulesCommand())
  .addCommand(workspaceCommand())
  .addCommand(recountCommand())
  // For commands that have options beside commands of their own.
  .enablePositionalOptions()
  .showHelpAfterError()

try {
  // pnpm runs scripts in the project's folder; paths are meant from where the person stands.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
// Prisma's schema engine leaves a timer of ten seconds behind when it has applied a migration.
process.exit()
