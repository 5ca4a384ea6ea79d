import { randomBytes } from 'node:crypto'
import { migrate } from '@rapport/prisma/migrate.ts'
import { open } from '@rapport/prisma/open.ts'
import type { TestProject } from 'vitest/node'
import { administer } from './administer.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database with every table and nothing in it, of which tests take copies: to migrate each anew takes seconds. */
    template: string
  }
}

const server = new URL(process.env.TEST_DATABASE_URL!)
const template = `rapport_template_${randomBytes(6).toString('hex')}`

/** Migrates a database of the server in TEST_DATABASE_URL, before the tests. */
export async function setup({ provide }: TestProject): Promise<void> {
  await administer(server.href, `CREATE DATABASE ${template}`)
  const url = new URL(server)
  url.pathname = `/${template}`
  const db = await open({ databaseUrl: url.href })
  await migrate(db)
  await db.close()
  provide('template', template)
}

/** Removes it, after them. */
export const teardown = (): Promise<void> => administer(server.href, `DROP DATABASE ${template} WITH (FORCE)`)
