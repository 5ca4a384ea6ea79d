import { randomBytes } from 'node:crypto'
import type { Sql } from '@rapport/prisma/database.ts'
import { uuidv7 } from 'uuidv7'
import { checkName } from '../check-name.ts'
import { InputRefused } from '../input-refused.ts'

export interface NewWorkspace {
  name: string
  /** IANA name. */
  timeZone?: string
  demo?: boolean
}

/**
 * Makes an empty workspace. It has no keys yet.
 * @throws InputRefused when it has no name, or one that is too long, and when the time zone does not exist
 */
export async function createWorkspace(sql: Sql, { name, timeZone = 'UTC', demo = false }: NewWorkspace) {
  if (!name.trim())
    throw new InputRefused('A workspace needs a name: that of the brand or client, such as "Nordlys Cycles".')
  checkName('The name of a workspace', name)
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC')
    throw new InputRefused(`"${timeZone}" is not an IANA time zone. Write one such as Europe/Oslo.`)
  const id = uuidv7()
  await sql.execute(
    `INSERT INTO workspace (id, name, time_zone, demo, embed_secret) VALUES ($1::uuid, $2, $3, $4, decode($5, 'hex'))`,
    [id, name, timeZone, demo, randomBytes(32).toString('hex')],
  )
  return { id, name, timeZone, demo }
}
