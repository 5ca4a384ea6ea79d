// Makes what the other packages need of this one: the Prisma client, and an empty embedded database to copy.
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The Prisma CLI downloads an engine at start unless it is told of one; `generate` does not use it, so any program will do.
execFileSync('prisma', ['generate'], {
  cwd: import.meta.dirname,
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  stdio: ['ignore', 'ignore', 'inherit'],
})

// Only now: both import the client that was just generated.
const { openEmbedded } = await import('./open-embedded.ts')
const { migrate } = await import('./migrate.ts')
const { templateFolder } = await import('./postgres-folder.ts')
// The new one must not begin as a copy of the old one.
await rm(templateFolder, { recursive: true, force: true })
const folder = await mkdtemp(join(tmpdir(), 'rapport-build-'))
try {
  const db = await openEmbedded(folder, 'rapport build')
  await migrate(db)
  await db.close()
  const fresh = `${templateFolder}.new`
  await cp(join(folder, 'postgres'), fresh, { recursive: true })
  await rename(fresh, templateFolder)
} finally {
  await rm(folder, { recursive: true, force: true })
}
