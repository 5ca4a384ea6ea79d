import { manifest } from '@rapport/schema/generated/manifest.ts'
import { InputRefused } from '../input-refused.ts'

/** A document that elements send: only its hash travels. */
export interface TrustedDocument {
  operation: string
  text: string
}

/** A document that tells when the answer of another may have changed is called after it, and allowed to whoever may run that one. */
const LIVE = /Live$/

/** The operation that has to be granted for this one. */
export const grantedAs = (operation: string): string => operation.replace(LIVE, '')

/** Those that show no person, only sums, which is what a key in the source of a public page may run. */
export const publicOperations: readonly string[] = ['FormatPerformance', 'Segment']

/** Those that show one customer and nobody else. */
export const personalOperations: readonly string[] = ['ProfileCard', 'Timeline']

/** The document behind a hash, if it is one of ours. */
export function trustedDocument(id: string): TrustedDocument | undefined {
  return Object.hasOwn(manifest, id) ? manifest[id] : undefined
}

/**
 * Names of trusted documents; all of them when none are asked for.
 * @throws InputRefused when a name is not among them.
 */
export function trustedOperations(asked?: readonly string[] | null): string[] {
  const known = Object.values(manifest).flatMap(({ operation }) => (LIVE.test(operation) ? [] : [operation]))
  for (const name of asked ?? []) {
    if (!known.includes(name))
      throw new InputRefused(`"${name}" is not a trusted document. There are ${known.join(', ')}.`)
  }
  return [...(asked ?? known)]
}
