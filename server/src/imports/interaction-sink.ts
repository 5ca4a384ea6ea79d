import { createHash } from 'node:crypto'
import { copyLine } from '@rapport/prisma/copy-text.ts'
import type { Sql } from '@rapport/prisma/database.ts'
import type { InteractionKind, Platform } from '@rapport/prisma/generated/client/enums.ts'
import { uuidv7 } from 'uuidv7'
import { platformsOfCreatives } from '../campaigns/platforms-of-creatives.sql.ts'
import { namedCreative } from '../campaigns/named-creative.ts'
import { formatsTouched, namedCreativeColumns, touched } from '../campaigns/register-creatives.sql.ts'
import { isKnown } from '../customers/is-known.ts'
import { appendInteractions, stagedInteractionColumns } from '../interactions/append-interactions.sql.ts'
import { topicsOf } from '../interactions/topics-of.ts'
import type { InteractionRow } from './reading/interaction-row.ts'
import { readyInteractions } from './merge-interactions.sql.ts'
import { formatId, type ReportStaging } from './report-stage.ts'
import { settleCreatives } from '../performance/settle-creatives.sql.ts'
import { isSpoken, type TextReader } from '../sentiment/text-reader.ts'
import type { Sink, SinkContext } from './sink.ts'
import { mergePeople, peopleTables, stagePeople } from './stage-people.ts'

/** What customers did, as a tool of one's own exports it. Rows bring their customers, campaigns and creatives with them. */
export function interactionSink(
  { workspaceId, prefix }: SinkContext,
  words: Pick<ReportStaging, 'formatOf' | 'unknownWords'>,
  reader: TextReader,
): Sink<InteractionRow> {
  const people = peopleTables(prefix)
  const [staged, ready] = [`${prefix}_interaction`, `${prefix}_ready`]

  const line = (row: InteractionRow, customerId: string, platform: Platform) =>
    copyLine([
      ...namedCreative({ ...row, platform, formatId: formatId(row.format, platform, words) }),
      uuidv7(),
      customerId,
      row.kind,
      row.at,
      row.channel,
      row.text,
      row.value,
      row.currency,
      deliveryKey(row),
      topicsOf({ ...row, properties: null }),
      row.inReplyTo && JSON.stringify(answerable.map((kind) => idKey({ ...row, kind }, row.inReplyTo!))),
      isSpoken(row) ? JSON.stringify(reader.read(row.text ?? '')) : null,
    ])

  return {
    tables: {
      ...people.tables,
      [staged]: `(${namedCreativeColumns}, id uuid, customer_id uuid, kind interaction_kind, at text, place text,
        said text, value numeric, money text, key text, about text, reply_to jsonb, reading jsonb)`,
      [ready]: `(${stagedInteractionColumns})`,
    },
    async stage(sql, rows) {
      const { ids, identities, rejects } = await stagePeople(sql, workspaceId, prefix, rows)
      // Only rows with a new name say anything of their customer.
      const named = identities.map((one) => copyLine([0, one.customerId, isKnown([one]), null, '{}']))
      await sql.copy(people.customers, named.join(''))
      const platforms = await platformsFor(sql, workspaceId, rows)
      const lines = rows.flatMap((row, i) => {
        const id = ids[i]
        return id ? [line(row, id, row.platform ?? platforms.get(row.creative ?? '') ?? 'OTHER')] : []
      })
      await sql.copy(staged, lines.join(''))
      return rejects
    },
    async merge(sql) {
      await mergePeople(sql, workspaceId, people, [staged])
      await settleCreatives(sql, workspaceId, staged, 'FILE')
      const total = await readyInteractions(sql, workspaceId, staged, ready)
      const created = await appendInteractions(sql, workspaceId, ready)
      const formats = await formatsTouched(sql, workspaceId)
      await sql.execute(`DROP TABLE ${touched}`)
      return {
        created,
        replaced: 0,
        repeated: total - created,
        added: 0,
        removed: 0,
        superseded: 0,
        untold: [],
        outweighed: 0,
        formats,
      }
    },
  }
}

/** Recognises the same row in a second file: by its sender's id, since each counts its own from 1, else by everything it says. */
function deliveryKey(row: InteractionRow): string {
  const { id, inReplyTo, topics, identities, cells: _cells, line: _line, ...rest } = row
  if (id) return idKey(row, id)
  const told = Object.values(rest)
  const content = JSON.stringify([
    identities.map(({ namespace, value }) => [namespace, value]),
    told,
    ...(inReplyTo ? [inReplyTo] : []),
    ...(topics ? [{ topics }] : []),
  ])
  return `row:${createHash('sha256').update(content).digest('base64url')}`
}

const idKey = ({ platform, channel, kind }: Pick<InteractionRow, 'platform' | 'channel' | 'kind'>, id: string) =>
  `id:${JSON.stringify([platform, channel, kind, id])}`

/** What has words that can be answered. A reply names the id of the other interaction, and not what kind of thing that is. */
const answerable: readonly InteractionKind[] = [
  'COMMENT',
  'MENTION',
  'MESSAGE',
  'SUPPORT_REQUEST',
  'REVIEW',
  'REPLY',
  'SHARE',
  'OTHER',
]

/** A row that names a creative but no platform means the one platform on which that creative is known. */
async function platformsFor(
  sql: Sql,
  workspaceId: string,
  rows: readonly InteractionRow[],
): Promise<Map<string, Platform>> {
  const open = rows.flatMap(({ platform, creative }) => (!platform && creative ? [creative] : []))
  if (open.length === 0) return new Map()
  const known = await platformsOfCreatives(sql, workspaceId, [...new Set(open)])
  return new Map(known.map(({ creative, platform }) => [creative, platform]))
}
