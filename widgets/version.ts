import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import manifest from './package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const sources = globSync(['widgets/*.{ts,json}', 'widgets/src/**/*.ts', 'schema/generated/*.ts'], {
  cwd: root,
  exclude: ['**/*.test.ts', '**/*.test-data.ts'],
})

const hash = createHash('sha256')
for (const file of ['pnpm-lock.yaml', ...sources.toSorted()]) hash.update(file).update(readFileSync(join(root, file)))

/** The package's version and what the elements are made from: two builds that differ never share an address. */
export const version = `${manifest.version}-${hash.digest('hex').slice(0, 10)}`
