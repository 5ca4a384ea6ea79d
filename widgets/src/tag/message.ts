import { post } from './outbox.ts'
import { outline } from './page.ts'
import { randomId } from './random-id.ts'
import { visitor } from './visitor.ts'

export type Properties = Record<string, unknown>

/** As Segment has it, `utm_campaign` is the campaign's name. */
const campaign = (): Properties => {
  const found: Properties = {}
  new URLSearchParams(location.search).forEach((value, key) => {
    if (key.startsWith('utm_')) found[key === 'utm_campaign' ? 'name' : key.slice(4)] = value
  })
  return found
}

/** Tells the server something, in a message of Segment's form. */
export const tell = (type: string, content: Properties): void =>
  post({
    type,
    messageId: randomId(),
    timestamp: new Date(),
    anonymousId: visitor.id,
    userId: visitor.user,
    context: { page: outline(), campaign: campaign() },
    ...content,
  })

export const tellEvent = (event: string, properties?: Properties): void => tell('track', { event, properties })

export const tellPage = (name?: string, properties?: Properties): void =>
  tell('page', { name, properties: { ...outline(), ...properties } })
