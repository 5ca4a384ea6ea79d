import type { Compiled } from './compiled.ts'
import type { Behaviour } from './conditions.ts'
import { profiles, type Statement } from './statement.ts'
import { ago, length, testsHold } from './tests.sql.ts'

/** What is done to a person, or by us, is nothing that they did; only a rule that names it means it. */
const notTheirs = ['IMPRESSION', 'REPLY']

/** What a person did, over all their profiles: how often, or for how much money. */
export function compileBehaviour(behaviour: Behaviour, into: Statement): Compiled {
  const { atLeast, atMost, exactly, sum, average, withinLast } = behaviour
  const part = into.part(interactions(behaviour, into))
  const said = [atLeast, atMost, exactly, sum, average].some((one) => one !== undefined)
  const counts = { gte: said ? atLeast : 1, lte: atMost, equals: exactly }
  const results = [
    ...Object.entries(counts).flatMap(([test, times]) =>
      times === undefined ? [] : [testsHold({ number: `coalesce(${part}.times, 0)` }, { [test]: times }, into)],
    ),
    ...(sum ? [testsHold({ number: `${part}.sum` }, amountOf(sum), into)] : []),
    ...(average ? [testsHold({ number: `${part}.average` }, amountOf(average), into)] : []),
  ]
  // When the nth latest leaves the window, fewer than n are left in it.
  const latest = (nth: number) => `${part}.moments[${nth}]`
  const turns = [
    ...(counts.gte === undefined ? [] : [latest(counts.gte)]),
    ...(atMost === undefined ? [] : [latest(atMost + 1)]),
    ...(exactly === undefined ? [] : [`coalesce(${latest(exactly + 1)}, ${latest(exactly)})`]),
    ...(sum || average ? [`${part}.first`] : []),
  ]
  return {
    holds: `(${results.join(' AND ')})`,
    turns: withinLast ? turns.map((moment) => `${moment} + ${length(withinLast)}`) : [],
  }
}

const amountOf = ({ currency: _currency, ...amount }: NonNullable<Behaviour['sum']>) => amount

/** Columns that a rule does not ask for cost nothing: PostgreSQL leaves them out. */
function interactions({ did, sum, average, ...window }: Behaviour, into: Statement): string {
  const money = (currency: string) => `FILTER (WHERE i.currency = ${into.value(currency, 'text')})`
  const columns = [
    'count(*) AS times',
    'array_agg(i.at ORDER BY i.at DESC) AS moments',
    ...(sum ? [`sum(i.value) ${money(sum.currency)} AS sum`] : []),
    ...(average ? [`avg(i.value) ${money(average.currency)} AS average`] : []),
    ...(sum || average ? ['min(i.at) FILTER (WHERE i.value IS NOT NULL) AS first'] : []),
  ]
  // What a sender's clock puts a little into the future happened all the same.
  const { withinLast, before, after, between } = window
  const times = testsHold({ moment: 'i.at' }, { before, after, between }, into)
  const wheres = [
    'i.workspace_id = $1::uuid AND i.robot IS NULL',
    ...about(did, into),
    ...(withinLast ? [`i.at > ${ago(withinLast)}`] : []),
    ...(before || after || between ? [times] : []),
  ]
  return `SELECT s.head, ${columns.join(', ')}
  FROM interaction i JOIN ${profiles} s ON s.id = i.customer_id${joins(did)}
  WHERE ${wheres.join(' AND ')} GROUP BY s.head`
}

function joins({ creative, campaign, format, platform, medium, interactive }: Behaviour['did']): string {
  const ofFormat = medium !== undefined || interactive !== undefined
  const ofCreative = [creative, campaign, format, platform].some((one) => one !== undefined) || ofFormat
  return [
    ofCreative ? ' JOIN creative k ON k.workspace_id = $1::uuid AND k.id = i.creative_id' : '',
    campaign === undefined ? '' : ' JOIN campaign g ON g.workspace_id = $1::uuid AND g.id = k.campaign_id',
    ofFormat ? ' JOIN ad_format a ON a.id = k.format_id' : '',
  ].join('')
}

function about(did: Behaviour['did'], into: Statement): string[] {
  const { kind, event, channel, creative, campaign, format, platform, medium, interactive } = did
  const texts = (column: string, wanted: string | readonly string[] | undefined) =>
    wanted === undefined ? [] : [`${column} = ANY(${into.value([wanted].flat(), 'text[]')})`]
  /** Keys and names: people know both. */
  const called = (table: string, wanted: string | readonly string[] | undefined) =>
    wanted === undefined
      ? []
      : [`(${[...texts(`${table}.key`, wanted), ...texts(`${table}.name`, wanted)].join(' OR ')})`]
  return [
    kind === undefined ? `i.kind NOT IN (${words(notTheirs)})` : `i.kind IN (${words(kind)})`,
    ...texts('i.name', event),
    ...texts('i.channel', channel && [channel].flat().map((one) => one.toLowerCase())),
    ...called('k', creative),
    ...called('g', campaign),
    ...texts('k.format_id', format),
    ...(platform === undefined ? [] : [`k.platform IN (${words(platform)})`]),
    ...ofFormats({ medium, interactive }),
  ]
}

/** SQL of whether a format `a` is of the kind that a rule means. */
export function ofFormats({ medium, interactive }: Pick<Behaviour['did'], 'medium' | 'interactive'>): string[] {
  return [
    ...(medium === undefined ? [] : [`a.medium IN (${words(medium)})`]),
    ...(interactive === undefined ? [] : [interactive ? 'a.interactive' : 'NOT a.interactive']),
  ]
}

/** Words of an enum, which a rule can only name as they are. */
const words = (wanted: string | readonly string[]) =>
  [wanted]
    .flat()
    .map((word) => `'${word}'`)
    .join(', ')
