import type { FailureCode } from '../../data/failure.ts'

/** What every element says while it has no content. Sentences that need values are functions and get them ready to print. */
export const states = {
  waiting: 'Loading…',
  retry: 'Try again',
  failures: {
    LOAD: 'This part of the page could not be loaded.',
    NETWORK: 'Rapport cannot be reached right now.',
    TOKEN: 'This page could not prove who is asking. Signing in again may help.',
    FORBIDDEN: 'This page is not allowed to show this.',
    EMPTY: 'There is nothing to show yet.',
  } satisfies Record<FailureCode, string>,
  noTokens: 'This element needs the attribute token-url, or a page that calls configure({ token }).',
  unknownValue: (attribute: string, value: string, known: string) =>
    `The attribute ${attribute} cannot be “${value}”. It can be ${known}.`,
}
