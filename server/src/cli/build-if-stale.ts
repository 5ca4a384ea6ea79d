// Runs before `pnpm start`, `rapport` and `test`: makes the Prisma client, the empty database and the elements, each only when something
// it is made from has changed since. It imports nothing of the project, because it makes what the project imports.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

const products = [
  {
    name: 'database client',
    workspace: '@rapport/prisma',
    inputs: ['prisma/*.{ts,json,prisma}', 'prisma/migrations/*/*.sql'],
    result: 'prisma/generated',
  },
  {
    name: 'elements',
    workspace: '@rapport/widgets',
    inputs: ['widgets/*.{ts,json}', 'widgets/src/**/*.ts', 'schema/generated/*.ts'],
    result: 'widgets/dist',
  },
]

for (const { name, workspace, inputs, result } of products) {
  const stamp = join(root, result, '.made-from')
  const digest = digestOf(['pnpm-lock.yaml', ...globSync(inputs, { cwd: root }).toSorted()])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) continue
  console.log(`Building the ${name} …`)
  execFileSync('pnpm', ['--filter', workspace, 'run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(stamp, digest)
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
