import type { Database } from '@rapport/prisma/database.ts'
import type { Platform } from '@rapport/prisma/generated/client/enums.ts'
import { listFormats } from './list-formats.ts'

/** Finds the format that a word of a report means, on its platform; null when none does. */
export type FormatWords = (word: string, platform: Platform) => string | null

/** Case, spaces, hyphens and underscores carry no meaning: `Single_Image`, `single image` and `SINGLE-IMAGE` are one word. */
const bare = (word: string) => word.toLowerCase().replaceAll(/[\s_-]/g, '')

/** The words under which one format goes, with what `FormatWords` compares of each. */
export function wordsOf({ id, name, apiName, aliases }: Words): { word: string; bare: string }[] {
  return [id, name, apiName, ...aliases].flatMap((word) => (word ? [{ word, bare: bare(word) }] : []))
}

interface Words {
  id: string
  name: string
  apiName: string | null
  aliases: string[]
}

/**
 * The words under which the workspace's formats go: id, name, the platform's own name and aliases. A workspace's own format wins over
 * a shared one that came by the same word later, with a newer catalogue. On OTHER, where reports of no known platform land, a word of
 * exactly one platform is understood too.
 */
export async function formatWords(db: Database, workspaceId: string): Promise<FormatWords> {
  const byPlatform = new Map<string, string>()
  const everywhere = new Map<string, Set<string>>()
  const formats = await listFormats(db, workspaceId, {})
  for (const format of formats.toSorted((one, other) => Number(!!one.workspaceId) - Number(!!other.workspaceId))) {
    for (const { bare: word } of wordsOf(format)) {
      byPlatform.set(`${format.platform} ${word}`, format.id)
      everywhere.set(word, (everywhere.get(word) ?? new Set()).add(format.id))
    }
  }
  return (word, platform) => {
    const found = byPlatform.get(`${platform} ${bare(word)}`)
    if (found || platform !== 'OTHER') return found ?? null
    const candidates = [...(everywhere.get(bare(word)) ?? [])]
    return candidates.length === 1 ? candidates[0]! : null
  }
}
