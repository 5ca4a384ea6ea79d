import { copyLine } from '@rapport/prisma/copy-text.ts'
import type { Database, Sql } from '@rapport/prisma/database.ts'
import { LRUCache } from 'lru-cache'
import { namedCreative } from '../campaigns/named-creative.ts'
import { namedCreativeColumns, touched } from '../campaigns/register-creatives.sql.ts'
import { type FormatWords, formatWords } from '../formats/format-words.ts'
import { platformsOfCreatives } from '../campaigns/platforms-of-creatives.sql.ts'
import { settleCreatives } from '../performance/settle-creatives.sql.ts'
import type { CollectedInteraction } from './collected-event.ts'

/**
 * Ids of the creatives that events have named lately, by workspace and by everything they said of them. A creative keeps its id whatever
 * becomes of its names, and has no more to learn from the same words. Only a format that nobody knew yet may have been made since.
 */
export type CreativeCache = LRUCache<string, string>

export const creativeCache = (): CreativeCache => new LRUCache({ max: 20_000 })

/** A creative that events named. */
export interface FoundCreative {
  id: string
  /** The format that they told goes by no such word. */
  unknownFormat: boolean
}

/** Milliseconds after which a word for a format is looked up again. */
const unknownFor = 60_000

/** Puts what was found by everything that was said of it into the cache. Call it once the transaction is committed. */
export function rememberCreatives(cache: CreativeCache, found: ReadonlyMap<string, FoundCreative>): void {
  for (const [name, { id, unknownFormat }] of found) cache.set(name, id, { ttl: unknownFormat ? unknownFor : 0 })
}

const nameOf = (workspaceId: string, one: CollectedInteraction): string | null =>
  one.creative || one.creativeName || one.campaign || one.format
    ? JSON.stringify([workspaceId, one.platform, one.campaign, one.creative, one.creativeName, one.format])
    : null

/** The creatives that some interactions name. */
export interface NamedCreatives {
  /** The id of what each interaction names. */
  known: Map<CollectedInteraction, string>
  /** Everything that is said of what is not known. */
  unknown: Map<CollectedInteraction, string>
  /** Null when all are known. */
  formatOf: FormatWords | null
}

/** Tells which of the creatives are known. It asks what may not be asked inside a transaction. */
export async function nameCreatives(
  db: Database,
  workspaceId: string,
  interactions: readonly CollectedInteraction[],
  cache: CreativeCache,
): Promise<NamedCreatives> {
  const known = new Map<CollectedInteraction, string>()
  const unknown = new Map<CollectedInteraction, string>()
  for (const one of interactions) {
    const name = nameOf(workspaceId, one)
    if (name === null) continue
    const id = cache.get(name)
    if (id === undefined) unknown.set(one, name)
    else known.set(one, id)
  }
  return { known, unknown, formatOf: unknown.size ? await formatWords(db, workspaceId) : null }
}

/**
 * The creative that each interaction is about; null where it names none. Creatives, campaigns and stand-ins that are new are made; call it
 * inside a transaction with the counters locked.
 * @returns the ids, and what to remember (`rememberCreatives`)
 */
export async function findCreatives(
  sql: Sql,
  workspaceId: string,
  interactions: readonly CollectedInteraction[],
  named: readonly NamedCreatives[],
): Promise<{ ids: (string | null)[]; found: Map<string, FoundCreative> }> {
  const known = new Map(named.flatMap((one) => [...one.known]))
  const unknown = new Map(named.flatMap((one) => [...one.unknown]))
  const fresh = new Map<string, CollectedInteraction>()
  for (const one of interactions) {
    const name = unknown.get(one)
    if (name !== undefined) fresh.set(name, one)
  }
  const formatOf = named.findLast((one) => one.formatOf)?.formatOf
  const found =
    fresh.size && formatOf ? await register(sql, workspaceId, fresh, formatOf) : new Map<string, FoundCreative>()
  const ids = interactions.map((one) => known.get(one) ?? found.get(unknown.get(one) ?? '')?.id ?? null)
  return { ids, found }
}

const staged = 'collected_creative'

async function register(
  sql: Sql,
  workspaceId: string,
  fresh: ReadonlyMap<string, CollectedInteraction>,
  formatOf: FormatWords,
): Promise<Map<string, FoundCreative>> {
  const open = [...fresh.values()].flatMap(({ platform, creative }) => (!platform && creative ? [creative] : []))
  const known = open.length ? await platformsOfCreatives(sql, workspaceId, open) : []
  const platforms = new Map(known.map(({ creative, platform }) => [creative, platform]))
  const named = [...fresh].map(([name, one]) => {
    const platform = one.platform ?? platforms.get(one.creative ?? '') ?? 'OTHER'
    const formatId = one.format && formatOf(one.format, platform)
    const values = namedCreative({ ...one, campaignName: null, platform, formatId })
    return { name, values, unknownFormat: one.format !== null && formatId === null }
  })
  await sql.execute(`CREATE TEMP TABLE ${staged} (${namedCreativeColumns}, nth int) ON COMMIT DROP`)
  await sql.copy(staged, named.map(({ values }, nth) => copyLine([...values, nth])).join(''))
  await settleCreatives(sql, workspaceId, staged, 'EVENT')
  const rows = await sql.query<{ nth: number; id: string }>(
    `SELECT s.nth, t.creative_id::text AS id FROM ${staged} s JOIN ${touched} t ON t.platform = s.platform AND t.creative = s.creative`,
  )
  await sql.execute(`DROP TABLE ${staged}`)
  await sql.execute(`DROP TABLE ${touched}`)
  return new Map(
    rows.map(({ nth, id }) => {
      const { name, unknownFormat } = named[nth]!
      return [name, { id, unknownFormat }]
    }),
  )
}
