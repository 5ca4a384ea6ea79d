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
    return loaderFor(context, info, page, wanted.include?.creative as WantedCreative).load(head)
  })
}

type WantedCreative = Pick<Prisma.CreativeFindManyArgs, 'include'> | boolean | undefined
type Row = Interaction & { creative?: Creative | null }

const loaders = new WeakMap<GraphContext, Map<string, DataLoader<string, Row[]>>>()

/** One for each place in a document, where the arguments are the same for everybody. */
function loaderFor(context: GraphContext, info: GraphQLResolveInfo, page: TimelinePage, creative: WantedCreative) {
  const ofRequest = loaders.get(context) ?? new Map<string, DataLoader<string, Row[]>>()
  loaders.set(context, ofRequest)
  const place = placeOf(info)
  const before = ofRequest.get(place)
  if (before) return before
  // What a subscription reads again must be new, so nothing is remembered.
  const loader = new DataLoader<string, Row[]>((heads) => load(context, heads, page, creative), { cache: false })
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
  creative: WantedCreative,
): Promise<Row[][]> {
  const found = await timelines(db, workspaceId, [...new Set(heads)], page)
  if (!creative) return heads.map((head) => found.get(head) ?? [])
  const ids = new Set([...found.values()].flat().flatMap(({ creativeId }) => creativeId ?? []))
  const creatives = await db.prisma.creative.findMany({
    ...(creative === true ? {} : creative),
    where: { workspaceId, id: { in: [...ids] } },
  })
  const byId = new Map(creatives.map((one) => [one.id, one]))
  return heads.map((head) =>
    (found.get(head) ?? []).map((one) => ({ ...one, creative: byId.get(one.creativeId ?? '') ?? null })),
  )
}
