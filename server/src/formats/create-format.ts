import type { Database } from '@rapport/prisma/database.ts'
import { Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { Medium, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { InputRefused } from '../input-refused.ts'
import { visibleFormats } from './list-formats.ts'

export interface NewFormat {
  name: string
  platform: Platform
  medium: Medium
  interactive?: boolean | null | undefined
  aliases?: string[] | null | undefined
}

/**
 * Adds a format of the workspace's own.
 * @throws InputRefused when its name is empty or already stands for a format on that platform.
 */
export async function createFormat(db: Database, workspaceId: string, format: NewFormat) {
  const name = format.name.trim()
  if (!name) throw new InputRefused('Give the format a name.')
  const taken = await db.prisma.adFormat.findFirst({
    where: { ...visibleFormats(workspaceId), platform: format.platform, name: { equals: name, mode: 'insensitive' } },
  })
  if (taken) throw alreadyThere(taken.name, format.platform)
  try {
    return await db.prisma.adFormat.create({
      data: {
        id: uuidv7(),
        workspaceId,
        name,
        platform: format.platform,
        medium: format.medium,
        interactive: format.interactive ?? false,
        source: 'This workspace',
        aliases: (format.aliases ?? []).map((alias) => alias.trim().toLowerCase()).filter(Boolean),
      },
    })
  } catch (error) {
    // Somebody else made it since we looked.
    const conflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw conflict ? alreadyThere(name, format.platform) : error
  }
}

function alreadyThere(name: string, platform: Platform): InputRefused {
  return new InputRefused(`"${name}" is already in the catalogue for ${platform}.`)
}
