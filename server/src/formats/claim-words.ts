import type { Database } from '@rapport/prisma/database.ts'
import { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { InputRefused } from '../input-refused.ts'
import { wordsOf } from './format-words.ts'
import { listFormats } from './list-formats.ts'

interface OwnFormat {
  id: string
  workspaceId: string
  platform: Platform
  name: string
  apiName: string | null
  aliases: string[]
}

/**
 * Sees to it that a workspace's own format can be told from the others of its platform, its own and the shared ones: nothing else has
 * its name or answers to any of its words.
 * @throws InputRefused
 */
export async function claimWords(db: Database, format: OwnFormat): Promise<void> {
  const words = new Map(wordsOf(format).map(({ word, bare }) => [bare, word]))
  for (const other of await listFormats(db, format.workspaceId, { platform: format.platform })) {
    if (other.id === format.id) continue
    if (other.name.toLowerCase() === format.name.toLowerCase()) throw alreadyThere(other)
    const shared = wordsOf(other).find(({ bare }) => words.has(bare))
    if (!shared) continue
    const whose = other.workspaceId ? 'a format of your own' : `which is in the catalogue for ${other.platform}`
    throw new InputRefused(`"${words.get(shared.bare)}" already stands for "${other.name}", ${whose}.`)
  }
}

/** Waits for a format to be written, and tells when somebody else took its name since `claimWords` looked. */
export async function unlessTaken<T>(format: OwnFormat, written: Promise<T>): Promise<T> {
  try {
    return await written
  } catch (error) {
    const conflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw conflict ? alreadyThere(format) : error
  }
}

function alreadyThere({ name, platform }: Pick<OwnFormat, 'name' | 'platform'>): InputRefused {
  return new InputRefused(`"${name}" is already in the catalogue for ${platform}.`)
}
