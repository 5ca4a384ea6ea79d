import type { Database } from '@rapport/prisma/database.ts'
import type { Creative, Interaction, Prisma } from '@rapport/prisma/generated/client/client.ts'
import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { type DefaultConnectionArguments, resolveCursorConnection } from '@pothos/plugin-relay'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import type { GraphContext } from '../graph/context.ts'
import { longestPage } from '../graph/query-limits.ts'
import { cursorOf, positionOf } from '../graph/time-cursor.ts'
import { timelines, type TimelinePage } from './timeline.sql.ts'

/** Interactions on a page when nobody says how many. */
export const usualTimeline = 50

type TimelineArgs = DefaultConnectionArguments & { kinds?: InteractionKind[] | null | undefined }

/** A page of the timeline of a person, by the customer that stands for them. Pages of several people in one list are read together. */
export function timelineOf(head: string, args: TimelineArgs, context: GraphContext, info: GraphQLResolveInfo) {
  // Also tells the fields beneath that what they want is there.
  const wanted = queryFromInfo({ context, info, path: ['edges', 'node'] })
  const toCursor = ({ at, id }: Row) => cursorOf({ at: at.toISOString(), id })
  const options = { args, defaultSize: usualTimeline, maxSize: longestPage, toCursor }
  return resolveCursorConnection<Promise<Row[]>>(options, async ({ after, before, limit, inverted }) => {
    const page: TimelinePage = {
      after: positionOf(after),
      before: positionOf(before),
      limit,
      inverted,
      kinds: args.kinds ?? null,
    }
    return loaderFor(context, info, page, (wanted.include ?? {}) as Wanted).load(head)
  })
}

/** What the fields beneath want to have of what belongs to an interaction. */
type Wanted = Prisma.InteractionInclude
type Row = Interaction & { creative?: Creative | null }

const loaders = new WeakMap<GraphContext, Map<string, DataLoader<string, Row[]>>>()

/** One for each place in a document, where the arguments are the same for everybody. */
function loaderFor(context: GraphContext, info: GraphQLResolveInfo, page: TimelinePage, wanted: Wanted) {
  const ofRequest = loaders.get(context) ?? new Map<string, DataLoader<string, Row[]>>()
  loaders.set(context, ofRequest)
  const place = placeOf(info)
  const before = ofRequest.get(place)
  if (before) return before
  // What a subscription reads again must be new, so nothing is remembered.
  const loader = new DataLoader<string, Row[]>((heads) => load(context, heads, page, wanted), { cache: false })
  ofRequest.set(place, loader)
  return loader
}

/** Names from the root of the answer to the field, without places in lists. */
function placeOf({ path }: GraphQLResolveInfo): string {
  const names: string[] = []
  for (let step: typeof path | undefined = path; step; step = step.prev)
    if (typeof step.key === 'string') names.unshift(step.key)
  return names.join('.')
}

async function load(
  { db, workspaceId }: GraphContext,
  heads: readonly string[],
  page: TimelinePage,
  { creative, ...others }: Wanted,
): Promise<Row[][]> {
  const found = await timelines(db, workspaceId, [...new Set(heads)], page)
  const rows = [...found.values()].flat()
  const creatives = await creativesOf(db, workspaceId, rows, creative)
  const more = await withOthers(db, workspaceId, rows, others)
  return heads.map((head) =>
    (found.get(head) ?? []).map((one) => ({
      ...one,
      ...more.get(one.id),
      ...(creatives && { creative: creatives.get(one.creativeId ?? '') ?? null }),
    })),
  )
}

/** Each creative once, however many interactions are about it; null when nobody wants them. */
async function creativesOf(
  db: Database,
  workspaceId: string,
  rows: readonly Row[],
  wanted: Wanted['creative'],
): Promise<Map<string, Creative> | null> {
  if (!wanted) return null
  const ids = new Set(rows.flatMap(({ creativeId }) => creativeId ?? []))
  const creatives = await db.prisma.creative.findMany({
    ...(wanted === true ? {} : wanted),
    where: { workspaceId, id: { in: [...ids] } },
  })
  return new Map(creatives.map((one) => [one.id, one]))
}

/** Everything else that belongs to the interactions and is wanted, by their ids. */
async function withOthers(
  db: Database,
  workspaceId: string,
  rows: readonly Row[],
  wanted: Wanted,
): Promise<Map<string, object>> {
  if (Object.keys(wanted).length === 0) return new Map()
  const found = await db.prisma.interaction.findMany({
    select: { id: true, ...wanted },
    where: { workspaceId, id: { in: rows.map(({ id }) => id) } },
  })
  return new Map(found.map((one) => [one.id, one]))
}
