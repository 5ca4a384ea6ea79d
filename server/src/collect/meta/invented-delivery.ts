import { expect } from 'vitest'
import { type AccountNews, readDelivery } from './read-delivery.ts'

/** Deliveries as Meta makes them, of people who do not exist, for tests. */
export const receivedAt = new Date('2026-08-17T12:00:10.000Z')
/** Seconds: 2026-08-17T12:00:00Z. */
export const noon = 1_786_968_000
export const page = '1040'
export const account = '17841400000000001'
export const ada = { id: '5550001', name: 'Ada Solberg' }

const deliver = (object: string, entry: object) =>
  only(
    readDelivery({ object, entry: [{ id: object === 'page' ? page : account, time: noon + 5, ...entry }] }, receivedAt),
  )

export const changes = (object: string, field: string, ...values: object[]) =>
  deliver(object, { changes: values.map((value) => ({ field, value })) })
export const feed = (...values: object[]) => changes('page', 'feed', ...values)
export const onInstagram = (value: object, field = 'comments') => changes('instagram', field, value)
export const inbox = (value: object, object = 'page', door = 'messaging') =>
  deliver(object, { [door]: [{ timestamp: noon * 1000 + 250, ...value }] })

/** What a delivery tells of the one account that it is about. */
export function only(news: AccountNews[] | null): AccountNews {
  expect(news).toHaveLength(1)
  return news![0]!
}

/** The one interaction among the events. */
export function interaction({ events, rejected }: AccountNews) {
  expect(rejected).toEqual([])
  const found = events.filter((event) => event.interaction)
  expect(found).toHaveLength(1)
  const { interaction: told, ...event } = found[0]!
  return { ...event, ...told! }
}
