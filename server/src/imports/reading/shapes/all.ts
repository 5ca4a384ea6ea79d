import { nameKey } from '../column-name.ts'
import type { Kind } from '../fields.ts'
import { customers } from './customers.ts'
import { google } from './google.ts'
import { interactions } from './interactions.ts'
import { linkedinAdSets, linkedinCampaignGroups, linkedinCampaigns } from './linkedin.ts'
import { metaDaily, metaPeriod } from './meta.ts'
import { pageInsights, posts } from './posts.ts'
import { report } from './report.ts'
import type { Shape } from './shape.ts'
import { tiktok } from './tiktok.ts'

/** Every shape, in the order in which they are tried; of one kind, the last is its most general. */
export const SHAPES: readonly Shape[] = [
  metaDaily,
  metaPeriod,
  linkedinAdSets,
  linkedinCampaignGroups,
  linkedinCampaigns,
  tiktok,
  google,
  pageInsights,
  interactions,
  posts,
  report,
  customers,
]

/** Keys of all the names that some shape knows: what a header row is told by. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set(
  SHAPES.flatMap(({ needs, signs, fields, apart }) => [
    ...[...needs, ...signs.flat()].flatMap((either) => either.split('|')),
    ...Object.keys(fields),
    ...Object.values(fields).flat(),
    ...apart,
  ]).map(nameKey),
)

/** The shape that these keys of names give away, if any. */
export function shapeOf(keys: ReadonlySet<string>): Shape | undefined {
  return SHAPES.find((shape) => hasAll(shape.needs, keys) && hasSign(shape, keys))
}

/** The shape of a kind that fits these keys of names best. */
export function shapeOfKind(kind: Kind, keys: ReadonlySet<string>): Shape | undefined {
  const possible = SHAPES.filter((shape) => shape.kind === kind && hasAll(shape.needs, keys))
  return (
    possible.find((shape) => hasSign(shape, keys)) ??
    possible.find((shape) => shape.needs.length > 0) ??
    possible.at(-1)
  )
}

function hasSign(shape: Shape, keys: ReadonlySet<string>): boolean {
  return shape.signs.some((columns) => hasAll(columns, keys))
}

function hasAll(columns: readonly string[], keys: ReadonlySet<string>): boolean {
  return columns.every((either) => either.split('|').some((name) => keys.has(nameKey(name))))
}
