import DataLoader from 'dataloader'
import type { GraphContext } from './context.ts'

/**
 * Reads what belongs to each object of a list in one go, whatever the length of the list.
 * @param load what belongs to objects of a kind, in the order of their ids
 */
export function batched<Kind extends string, Row>(
  load: (context: GraphContext, kind: Kind, ids: readonly string[]) => Promise<Row[]>,
): (context: GraphContext, kind: Kind, id: string) => Promise<Row> {
  const loaders = new WeakMap<GraphContext, Map<Kind, DataLoader<string, Row>>>()
  return (context, kind, id) => {
    const ofRequest = loaders.get(context) ?? new Map<Kind, DataLoader<string, Row>>()
    loaders.set(context, ofRequest)
    // What a subscription reads again must be new, so nothing is remembered.
    const loader = ofRequest.get(kind) ?? new DataLoader((ids) => load(context, kind, ids), { cache: false })
    ofRequest.set(kind, loader)
    return loader.load(id)
  }
}
