import { type IdentityRef, normaliseIdentity, subjectOf } from '../customers/identity.ts'
import { InputRefused } from '../input-refused.ts'
import { personalOperations, trustedOperations } from './trusted-documents.ts'
import type { EmbedGrant, PiiLevel } from '../viewer/viewer.ts'

export interface GrantInput {
  origins: string[]
  /** Names of trusted documents. Left out: those that show one customer where `customers` names some, else all. */
  operations?: readonly string[] | null | undefined
  customers: readonly IdentityRef[]
  /** Any customer of the workspace; `customers` does not matter then. */
  anyCustomer: boolean
  pii: PiiLevel
}

/**
 * What an embed token is to carry. A page that is told of single customers has no business with the whole workspace's numbers unless it says so.
 * @throws InputRefused when an operation or the namespace of a customer is none.
 */
export function grantOf({ origins, operations, customers, anyCustomer, pii }: GrantInput): EmbedGrant {
  const single = customers.length > 0 && !anyCustomer
  return {
    origins,
    operations: trustedOperations(operations ?? (single ? personalOperations : null)),
    customers: anyCustomer ? ['*'] : customers.map(named),
    pii,
  }
}

function named(identity: IdentityRef): string {
  const normalised = normaliseIdentity(identity)
  const subject = subjectOf(normalised)
  if (subject === null) throw new InputRefused(`A namespace has no ":", so "${normalised.namespace}" is none.`)
  return subject
}
