import type { InteractionKind } from '@rapport/prisma/generated/client/enums.ts'
import { interestWeights } from '../counters/interest-weights.ts'
import { isObject } from '../is-object.ts'

/** Of one interaction. Who tags a page with everything says nothing. */
const mostTopics = 5

/** Characters. */
const longestTopic = 50

/** Properties that name topics, in Segment's spec of e-commerce and elsewhere; a product's category is one too. */
const PLACES = ['topics', 'topic', 'tags', 'tag', 'categories', 'category'] as const

const HASHTAG = /(?<![\p{L}\p{N}\p{M}_&/])[#＃]([\p{L}\p{N}\p{M}_]+)/gu

export interface Told {
  kind: InteractionKind
  text: string | null
  /** What its sender said of it. */
  properties: Record<string, unknown> | null
  /** A list of topics in one text, separated by commas. */
  topics?: string | null | undefined
}

/**
 * What a deed is about, one topic to a line; null for nothing that we can tell, and for what shows no interest of the customer's: hashtags
 * in the text, and the topics, tags and categories that its sender names.
 */
export function topicsOf({ kind, text, properties, topics = null }: Told): string | null {
  if (!interestWeights[kind]) return null
  const found = new Set<string>()
  const add = (name: string) => {
    const topic = normaliseTopic(name)
    if (topic !== null && found.size < mostTopics) found.add(topic)
  }
  const addAll = (value: unknown): void => {
    if (typeof value === 'string') for (const name of value.split(/[,;|>]/)) add(name)
    else if (Array.isArray(value))
      for (const one of value.slice(0, mostTopics)) if (typeof one === 'string') addAll(one)
  }
  addAll(topics)
  if (properties) {
    for (const place of PLACES) if (properties[place]) addAll(properties[place])
    const { products } = properties
    if (Array.isArray(products))
      for (const product of products.slice(0, mostTopics)) if (isObject(product)) addAll(product['category'])
  }
  if (text?.includes('#') || text?.includes('＃')) for (const [, tag] of text.matchAll(HASHTAG)) add(words(tag!))
  return found.size > 0 ? [...found].join('\n') : null
}

/** The words that a hashtag runs together: `GravelRacing` is `Gravel Racing`. */
const words = (tag: string): string => (/^\p{Lu}/u.test(tag) ? tag.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ') : tag)

/**
 * The one spelling of a topic: lower case, words apart by single spaces whatever was between them. Null for what is no topic: without a
 * letter, of a single one that is no word by itself, as Chinese characters are, or too long to be a name.
 */
export function normaliseTopic(name: string): string | null {
  const topic = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_#-]+/gu, ' ')
    .trim()
  const letters = topic.length >= 2 ? /\p{L}/u : /\p{Script=Han}/u
  return topic.length <= longestTopic && letters.test(topic) ? topic : null
}
