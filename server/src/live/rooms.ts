import type { ChangeFeed, ChangeListener } from './change-feed.ts'
import { Mailbox } from './mailbox.ts'

interface Open<Room> {
  room: Room
  guests: number
  hearing: Promise<() => void>
}

/** One listener for all readers of a workspace, which is there as long as anybody reads. */
export class Rooms<Room extends ChangeListener, Item> {
  readonly #feed: ChangeFeed
  readonly #make: (workspaceId: string) => Room
  readonly #capacity: number
  readonly #open = new Map<string, Open<Room>>()
  readonly #mailboxes = new Set<Mailbox<Item>>()

  /** @param capacity how many things may wait for one reader */
  constructor(feed: ChangeFeed, capacity: number, make: (workspaceId: string) => Room) {
    this.#feed = feed
    this.#capacity = capacity
    this.#make = make
  }

  /**
   * What a reader is to be told of everything that is committed after this resolves.
   * @param join lets the mailbox into the room, and returns what takes it out again
   */
  async enter(workspaceId: string, join: (room: Room, mailbox: Mailbox<Item>) => () => void): Promise<Mailbox<Item>> {
    const open = this.#open.get(workspaceId) ?? this.#unlock(workspaceId)
    open.guests++
    const mailbox = new Mailbox<Item>(this.#capacity, () => {
      leave()
      this.#mailboxes.delete(mailbox)
      if (--open.guests === 0) this.#lock(workspaceId, open)
    })
    const leave = join(open.room, mailbox)
    this.#mailboxes.add(mailbox)
    try {
      await open.hearing
    } catch (error) {
      mailbox.end()
      throw error
    }
    return mailbox
  }

  close(): void {
    for (const mailbox of this.#mailboxes) mailbox.end()
  }

  #unlock(workspaceId: string): Open<Room> {
    const room = this.#make(workspaceId)
    const open = { room, guests: 0, hearing: this.#feed.hear(workspaceId, room) }
    this.#open.set(workspaceId, open)
    return open
  }

  #lock(workspaceId: string, { hearing }: Open<Room>): void {
    this.#open.delete(workspaceId)
    void hearing.then(
      (stop) => stop(),
      () => {},
    )
  }
}
