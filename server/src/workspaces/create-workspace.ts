import { randomBytes } from 'node:crypto'
import type { Database } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { InputRefused } from '../graph/errors.ts'

export interface NewWorkspace {
  name: string
  timeZone?: string
  demo?: boolean
}

/** Makes an empty workspace. It has no keys yet. */
export async function createWorkspace(db: Database, { name, timeZone = 'UTC', demo = false }: NewWorkspace) {
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC')
    throw new InputRefused(`"${timeZone}" is not an IANA time zone. Write one such as Europe/Oslo.`)
  return db.prisma.workspace.create({
    data: { id: uuidv7(), name, timeZone, demo, embedSecret: new Uint8Array(randomBytes(32)) },
  })
}
