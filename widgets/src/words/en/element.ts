/** What every element says while it has no content, and names that all of them use. */
export const words = {
  waiting: 'Loading…',
  retry: 'Try again',
  download: (kind: string) => `Download as ${kind}`,
  print: 'Print',
  updated: (time: string) => `Updated at ${time}.`,
  failures: {
    LOAD: 'This part of the page could not be loaded.',
    OFFLINE: 'There is no connection right now.',
    NETWORK: 'Rapport cannot be reached right now.',
    BUSY: 'Rapport has a lot to do right now. This comes back by itself.',
    CSP: 'This page’s settings keep this part out.',
    TOKEN: 'You are signed out here. Signing in again may help.',
    FORBIDDEN: 'This page is not allowed to show this.',
  },
  /** Those that are no brands. */
  names: {
    WEB: 'Web',
    PRINT: 'Print',
    BROADCAST: 'Broadcast',
    OTHER: 'Other',
    anonymous_id: 'Visitor',
    email: 'E-mail',
    phone: 'Phone',
    user_id: 'User',
  } as Record<string, string>,
}
