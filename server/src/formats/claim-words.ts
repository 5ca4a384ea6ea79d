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
 * Sees to it that a workspace's own format can be told from the others of its platform: nothing else has its name, and none of the
 * workspace's own answers to any of its words. Words of the shared catalogue may be taken over.
 * @throws InputRefused
 */
export async function claimWords(db: Database, format: OwnFormat): Promise<void> {
  const words = new Map(wordsOf(format).map(({ word, bare }) => [bare, word]))
  for (const other of await listFormats(db, format.workspaceId, { platform: format.platform })) {
    if (other.id === format.id) continue
    if (other.name.toLowerCase() === format.name.toLowerCase()) throw alreadyThere(other)
    const shared = other.workspaceId && wordsOf(other).find(({ bare }) => words.has(bare))
    if (shared)
      throw new InputRefused(`"${words.get(shared.bare)}" already stands for "${other.name}", a format of your own.`)
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
