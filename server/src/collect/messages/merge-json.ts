import { isObject } from '../../is-object.ts'

/** What all messages of a batch share, with what one says for itself: objects are merged at every level, else its own word counts. */
export function mergeJson(shared: unknown, own: unknown): unknown {
  if (!isObject(shared)) return own ?? shared
  if (!isObject(own)) return own ?? shared
  const merged = Object.entries(own).map(([key, value]) => [
    key,
    Object.hasOwn(shared, key) && isObject(value) ? mergeJson(shared[key], value) : value,
  ])
  return Object.fromEntries([...Object.entries(shared), ...merged])
}
