import { randomId } from './random-id.ts'

const place = 'rapport-id'

/** Who visits: a random id, and what the site calls the person once it has said so. On this page only until `remember`. */
export const visitor: { id: string; user?: string } = { id: randomId() }

/**
 * Goes on as who was here before, or lets the next page know the visitor by the present id. Where storage is blocked, nobody is known
 * again.
 */
export const remember = (): void => {
  try {
    visitor.id = localStorage[place] ||= visitor.id
  } catch {}
}

/** From here on, whoever visits is somebody else. */
export const forget = (): void => {
  visitor.id = randomId()
  delete visitor.user
  try {
    delete localStorage[place]
  } catch {}
}
