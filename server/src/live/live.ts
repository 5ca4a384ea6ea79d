import type { Database } from '@rapport/prisma/database.ts'
import { AddedInteractions } from './added-interactions.ts'
import { ChangeFeed } from './change-feed.ts'
import { type ChangedNumber, ChangedNumbers } from './changed-numbers.ts'
import { ChangedStaysRoom, type SegmentStep, type Whom } from './changed-stays.ts'
import type { Mailbox } from './mailbox.ts'
import { Rooms } from './rooms.ts'

/** Interactions, or changes of a segment, that may wait for one reader. Of numbers there is one message for each source. */
const mostWaiting = 1000

/** What happens from now on in any process on this database. */
export class Live {
  readonly #feed: ChangeFeed
  readonly #interactions: Rooms<AddedInteractions, string>
  readonly #numbers: Rooms<ChangedNumbers, ChangedNumber>
  readonly #stays: Rooms<ChangedStaysRoom, SegmentStep>

  constructor(db: Database) {
    this.#feed = new ChangeFeed(db)
    this.#interactions = new Rooms(this.#feed, mostWaiting, (workspaceId) => new AddedInteractions(db, workspaceId))
    this.#numbers = new Rooms(this.#feed, mostWaiting, () => new ChangedNumbers())
    this.#stays = new Rooms(this.#feed, mostWaiting, (workspaceId) => new ChangedStaysRoom(db, workspaceId))
  }

  /** Ids of the new interactions of the person whom a profile belongs to. */
  interactionsOf(workspaceId: string, profile: string): Promise<Mailbox<string>> {
    return this.#interactions.enter(workspaceId, (room, mailbox) => room.follow(profile, mailbox))
  }

  /** Whose numbers moved. */
  numbersOf(workspaceId: string): Promise<Mailbox<ChangedNumber>> {
    return this.#numbers.enter(workspaceId, (room, mailbox) => room.watch(mailbox))
  }

  /** Who enters and leaves a segment. */
  staysIn(workspaceId: string, segmentId: string, whom: Whom): Promise<Mailbox<SegmentStep>> {
    return this.#stays.enter(workspaceId, (room, mailbox) => room.follow(segmentId, whom, mailbox))
  }

  /** Ends every stream. */
  async close(): Promise<void> {
    this.#interactions.close()
    this.#numbers.close()
    this.#stays.close()
    await this.#feed.close()
  }
}
