import type { Database } from '@rapport/prisma/database.ts'
import type { CollectedEvent, CollectedInteraction, CollectedProfile } from '@rapport/server/collect/collected-event.ts'
import { Collector } from '@rapport/server/collect/collector.ts'
import type { Space } from './space.ts'

let messages = 0

/** People as `namespace:value`. */
interface Told {
  of: readonly string[]
  at?: string
  robot?: boolean
  does?: Partial<CollectedInteraction>
  tells?: Partial<CollectedProfile>
}

const interaction: CollectedInteraction = {
  kind: 'PAGE_VIEW',
  name: null,
  channel: null,
  platform: null,
  creative: null,
  creativeName: null,
  campaign: null,
  format: null,
  text: null,
  inReplyTo: null,
  value: null,
  currency: null,
  properties: null,
  context: null,
}
const profile: CollectedProfile = { type: 'identify', displayName: null, traits: {}, previousId: null, content: {} }

function event({ of, at = '2026-03-01T10:00:00.000Z', robot = false, does, tells }: Told): CollectedEvent {
  return {
    messageId: `m${++messages}`,
    at,
    receivedAt: '2026-03-09T10:00:00.000Z',
    corrected: false,
    identities: of.map((one) => {
      const [namespace = '', value = ''] = one.split(':')
      return { namespace, value }
    }),
    robot: robot ? 'USER_AGENT' : null,
    interaction: does ? { ...interaction, ...does } : null,
    profile: tells ? { ...profile, ...tells } : null,
  }
}

/** Stores events in a workspace as the collect API does once it has read them. */
export async function collect(db: Database, { id }: Pick<Space, 'id'>, ...told: Told[]): Promise<void> {
  await new Collector(db).add(id, { events: told.map(event), rejected: [] }, 1)
}
