import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from '@rapport/prisma/open.ts'
import { setUp } from '@rapport/server/setup/set-up.ts'
import type { TestProject } from 'vitest/node'
import { secretKey } from './secret-key.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** An embedded database with the demo's invented people, of which tests take copies: to fill each anew takes seconds. */
    demoFolder: string
  }
}

let folder: string

/** Fills one before the tests. */
export async function setup({ provide }: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'rapport-demo-'))
  const db = await open({ dataDir: folder, holder: 'tests to come' })
  await setUp(db, { demoData: true, bootstrapSecretKey: secretKey })
  await db.close()
  provide('demoFolder', folder)
}

/** Removes it, after them. */
export const teardown = (): Promise<void> => rm(folder, { recursive: true })
