import { builder } from '../graph/builder.ts'
import { givenOut } from '../graph/node-id.ts'
import { InputRefused } from '../input-refused.ts'
import { fewestShown } from '../viewer/personal-data.ts'
import { FormatPerformanceInput, MixEnum, PerformanceSourceEnum } from './performance-input.graph.ts'
import { PerformanceRow } from './performance-row.graph.ts'
import type { Warning } from './mixes-among.ts'
import { ofSegments } from './performance.sql.ts'
import { Rate } from './rate.graph.ts'
import { type Performance, type PerformanceQuestion, readPerformance } from './read-performance.ts'
import { segmentsShown } from './segments-shown.sql.ts'

const MixWarning = builder.objectRef<Warning>('MixWarning').implement({
  description:
    'Rows are mixed of paid and organic, of campaigns or of audiences so differently that comparing them as a whole misleads: part by part, one comes out otherwise beside the leader (Mantel & Haenszel 1959), by a tenth or more and beyond the 99 % interval.',
  fields: (t) => ({
    mix: t.expose('mix', { type: MixEnum, description: 'By which mix they differ.' }),
    message: t.exposeString('message', { description: 'What it comes to, in one English sentence.' }),
    leader: t.expose('leader', {
      type: PerformanceRow,
      description:
        'The row that is ahead as a whole, by the lower end of the interval of its counts, so that a few views do not lead.',
    }),
    row: t.expose('row', {
      type: PerformanceRow,
      description: 'The row that comes out most differently; one that overtakes the leader before any other.',
    }),
    adjusted: t.expose('adjusted', { type: Rate, description: 'What its rate would be, mixed as the leader is.' }),
    overtakes: t.exposeBoolean('overtakes', {
      description: "Whether that is above the leader's, with 95 % certainty: Simpson's paradox.",
    }),
  }),
})

export const FormatPerformance = builder.objectRef<Performance>('FormatPerformance').implement({
  description: 'What formats (or campaigns, age groups, …) earned.',
  fields: (t) => ({
    rows: t.expose('rows', {
      type: [PerformanceRow],
      description: 'One row a group, best first; by day in order of time.',
    }),
    total: t.expose('total', {
      type: PerformanceRow,
      description: 'Everything together, the same whatever it is grouped by.',
    }),
    warnings: t.field({
      type: [MixWarning],
      description:
        'What to mind before believing in the order of the rows. None beyond 200 rows, by day and for revenue.',
      resolve: ({ warnings }) => warnings(),
    }),
    source: t.expose('source', {
      type: PerformanceSourceEnum,
      description: 'Whose numbers these are, where the question left it open.',
    }),
    currency: t.exposeString('currency', {
      nullable: true,
      description: 'ISO 4217 code of all money in the answer; null when unknown or mixed.',
    }),
    currencies: t.exposeStringList('currencies', {
      description: 'Currencies found. With more than one, money is null: ask again with `currency`.',
    }),
  }),
})

builder.queryField('formatPerformance', (t) =>
  t.field({
    type: FormatPerformance,
    authScopes: { $any: { scope: 'READ', embed: true } },
    skipTypeScopes: true,
    description:
      'What each ad format earned, with 95 % intervals, from one statement over daily counters (or, by slice, over reports). ' +
      `Pages are told nothing of segments of fewer than ${fewestShown} people, and of others nothing by day, by creative or of fewer than ${fewestDays} days.`,
    args: { input: t.arg({ type: FormatPerformanceInput, required: true, description: '`{}` asks for all time.' }) },
    async resolve(_root, { input }, { db, workspaceId, viewer }) {
      const question = questionOf(input)
      const shown = ofSegments(question) ? await segmentsShown(db, workspaceId, viewer) : null
      if (shown && question.segmentId !== null && !shown(question.segmentId)) throw tooFew()
      if (shown) refuseParts(question)
      return readPerformance(db, workspaceId, question, shown)
    },
  }),
)

const tooFew = () => new InputRefused(`Pages are told nothing of segments of fewer than ${fewestShown} people.`)

/** Who is in a large group now may have been alone in it on a day, or the only one to be shown something. */
export function refuseParts({ groupBy, from, to }: PerformanceQuestion): void {
  for (const [dimension, how] of [
    ['DAY', 'day by day'],
    ['CREATIVE', 'creative by creative'],
  ] as const)
    if (groupBy.includes(dimension)) throw new InputRefused(`Pages are not told what members of segments did ${how}.`)
  if (from !== null && Date.parse(lastDay(to)) - Date.parse(from) < (fewestDays - 1) * day)
    throw new InputRefused(
      `Pages are not told what members of segments did in fewer than ${fewestDays} days. Ask for a longer period, today included.`,
    )
}

/** Of the shortest period that pages may ask about members of segments. */
export const fewestDays = 7

/** Milliseconds. */
const day = 24 * 60 * 60 * 1000

/** The day with which a period ends that may go on: tomorrow, since it has begun where clocks are ahead. */
function lastDay(to: string | null): string {
  const tomorrow = new Date(Date.now() + day).toISOString().slice(0, 10)
  return to !== null && to < tomorrow ? to : tomorrow
}

/** What an input asks, as the database is asked. */
export function questionOf(input: typeof FormatPerformanceInput.$inferInput): PerformanceQuestion {
  return {
    from: input.from ?? null,
    to: input.to ?? null,
    source: input.source ?? null,
    platform: input.platform ?? null,
    campaignId: input.campaignId ? givenOut(input.campaignId.id) : null,
    segmentId: input.segmentId ? segmentOf(input.segmentId) : null,
    currency: input.currency ?? null,
    slice: Object.fromEntries(Object.entries(input.slice ?? {}).filter(([, value]) => value !== null)),
    groupBy: input.groupBy ?? ['FORMAT'],
    goal: input.goal ?? null,
    mixes: input.mixes ?? [],
  }
}

/** Segments are read by who reads performance, so that their types cannot be asked for here. */
function segmentOf({ typename, id }: { typename: string; id: string }): string {
  if (typename !== 'Segment')
    throw new InputRefused('segmentId takes the id of a segment, as { segments { id name } } tells it.')
  return givenOut(id)
}
