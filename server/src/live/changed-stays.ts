import type { Sql } from '@rapport/prisma/database.ts'
import type { Change, ChangedStay, ChangedStays } from './change.sql.ts'
import type { ChangeListener } from './change-feed.ts'
import { type Mailbox, missed } from './mailbox.ts'
import { stepsSince } from './stays.sql.ts'

/** Somebody entered or left a segment. */
export interface SegmentStep {
  segmentId: string
  /** Null: many did. */
  customerId: string | null
  step: 1 | -1 | null
  at: string
}

/** Whose steps are told: of everybody by name, that there were some, or of the person whom a profile belongs to. */
export type Whom = 'everybody' | 'nobody named' | { profile: string }

interface Follower {
  segmentId: string
  whom: Whom
  mailbox: Mailbox<SegmentStep>
}

/** Tells whoever follows a segment of one workspace, or somebody in it, who enters and leaves, whichever process noticed it. */
export class ChangedStaysRoom implements ChangeListener {
  readonly #followers = new Set<Follower>()
  readonly #sql: Sql
  readonly #workspaceId: string

  constructor(sql: Sql, workspaceId: string) {
    this.#sql = sql
    this.#workspaceId = workspaceId
  }

  /** @returns what ends it */
  follow(segmentId: string, whom: Whom, mailbox: Mailbox<SegmentStep>): () => void {
    const follower = { segmentId, whom, mailbox }
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  onChange({ stays }: Change): void {
    if (!stays) return
    for (const follower of this.#followers) if (follower.segmentId === stays.segmentId) void this.#tell(follower, stays)
  }

  onGap(): void {
    for (const { mailbox } of this.#followers) mailbox.end(missed)
  }

  async #tell({ segmentId, whom, mailbox }: Follower, { at, changes }: ChangedStays): Promise<void> {
    const put = (customerId: string | null, step: SegmentStep['step']) =>
      mailbox.put(`${segmentId} ${customerId} ${customerId && at}`, { segmentId, customerId, step, at })
    if (whom === 'nobody named' || (whom === 'everybody' && changes === null)) return put(null, null)
    if (whom === 'everybody')
      return whoMoved(changes!.filter(([, person]) => person)).forEach(([id, step]) => put(id, step))
    const { profile } = whom
    try {
      const own = changes?.filter(([id]) => id === profile)
      const steps = own ? whoMoved(own) : await stepsSince(this.#sql, this.#workspaceId, segmentId, profile, at)
      for (const [id, step] of steps) put(id, step)
    } catch {
      mailbox.end(missed)
    }
  }
}

/** Who left and entered in one moment, to stand for their person or no longer, has not moved. */
function whoMoved(changes: readonly ChangedStay[]): [profile: string, step: 1 | -1][] {
  const moved = new Map<string, number>()
  for (const [profile, , step] of changes) moved.set(profile, (moved.get(profile) ?? 0) + step)
  return [...moved].flatMap(([profile, step]) => (step === 0 ? [] : [[profile, step > 0 ? 1 : -1]]))
}
