import { Failure } from '../data/failure.ts'

/**
 * Whom the attribute `customer` names.
 * @param customer `namespace:value`, for example `user_id:42`
 * @throws {Failure} LOAD with a sentence when it names nobody
 */
export const identityOf = (customer: string | null): { namespace: string; value: string } => {
  const [, namespace, value] = /^([^:]+):(.+)$/s.exec(customer ?? '') ?? []
  if (namespace === undefined || value === undefined)
    throw new Failure('LOAD', { sentence: 'The attribute customer must look like user_id:42.' })
  return { namespace, value }
}

/** What somebody is called. A visitor without a name is called anonymous already. */
export const nameOfCustomer = (
  words: { nameless: string; anonymous: string },
  { displayName, known }: { displayName: string | null; known: boolean },
): string => displayName ?? (known ? words.nameless : words.anonymous)
