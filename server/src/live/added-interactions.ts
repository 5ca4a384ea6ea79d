import type { Database } from '@rapport/prisma/database.ts'
import { LRUCache } from 'lru-cache'
import { addedInteractions } from './added-interactions.sql.ts'
import type { Change } from './change.sql.ts'
import type { ChangeListener } from './change-feed.ts'
import { type Mailbox, missed } from './mailbox.ts'

/** Interactions of which is known that one reader was told. */
const remembered = 1000

/** Somebody who follows a person. */
interface Follower {
  profile: string
  /** The customer that stands for the person; null until it was looked up. */
  head: string | null
  /** What they were told lately: servers whose clocks differ give ids that overlap. */
  told: LRUCache<string, true>
  mailbox: Mailbox<string>
}

/** What was told since the last reading, all together: however fast it comes, one reading is under way and one waits. */
interface Unread {
  people: Set<string> | null
  first: string
  last: string
}

const nothing: Unread = {
  people: new Set(),
  first: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  last: '00000000-0000-0000-0000-000000000000',
}

/** Tells whoever follows people of one workspace of their new interactions, whichever process took them in. */
export class AddedInteractions implements ChangeListener {
  readonly #followers = new Set<Follower>()
  readonly #db: Database
  readonly #workspaceId: string
  #unread: Unread | null = null
  #reading = false

  constructor(db: Database, workspaceId: string) {
    this.#db = db
    this.#workspaceId = workspaceId
  }

  /**
   * Puts the ids of interactions that the person behind a profile has from now on into a mailbox, in whatever profile of theirs.
   * @returns what ends it
   */
  follow(profile: string, mailbox: Mailbox<string>): () => void {
    const follower: Follower = { profile, head: null, told: new LRUCache({ max: remembered }), mailbox }
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  onChange({ people, added: [first, last] = [nothing.first, nothing.last] }: Change): void {
    if (people === undefined) return
    // What is being read may say that somebody else stands for a person now, and these be theirs.
    if (!this.#reading && !this.#of(people && new Set(people)).length) return
    const before = this.#unread ?? nothing
    this.#unread = {
      people: people && before.people && new Set([...before.people, ...people]),
      first: first < before.first ? first : before.first,
      last: last > before.last ? last : before.last,
    }
    if (!this.#reading) void this.#read()
  }

  onGap(): void {
    for (const { mailbox } of this.#followers) mailbox.end(missed)
  }

  #of(people: ReadonlySet<string> | null): Follower[] {
    return [...this.#followers].filter(({ head }) => people === null || head === null || people.has(head))
  }

  async #read(): Promise<void> {
    this.#reading = true
    while (this.#unread) {
      const { people, first, last } = this.#unread
      this.#unread = null
      const followers = this.#of(people)
      if (followers.length === 0) continue
      try {
        const profiles = [...new Set(followers.map(({ profile }) => profile))]
        const found = await addedInteractions(this.#db, this.#workspaceId, profiles, first, last)
        const byProfile = new Map(found.map((one) => [one.profile, one]))
        for (const follower of followers) {
          const { head = null, added = [] } = byProfile.get(follower.profile) ?? {}
          follower.head = head
          for (const id of added) if (!follower.told.has(id)) this.#hand(follower, id)
        }
      } catch {
        for (const { mailbox } of followers) mailbox.end(missed)
      }
    }
    this.#reading = false
  }

  #hand({ told, mailbox }: Follower, id: string): void {
    told.set(id, true)
    mailbox.put(id, id)
  }
}
