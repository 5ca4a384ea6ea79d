/** What the segment element says of what members respond to. Shares and numbers come as text, ready to print. */
export const words = {
  responds: 'What they respond to',
  rates: { ctr: 'Click rate', engagementRate: 'Engagement rate' },
  clear: (label: string) => `${label} works best.`,
  likely: (label: string) => `${label} is probably best.`,
  close: 'Too close to call.',
  open: 'Too little data to tell.',
  alone: (label: string) => `Only ${label} has numbers so far.`,
  unseen: 'They have been shown nothing in this time.',
  above: (rate: string, all: string) => `${rate}, more than everybody’s ${all}.`,
  below: (rate: string, all: string) => `${rate}, less than everybody’s ${all}.`,
  alike: (rate: string, all: string) => `${rate}, about as everybody’s ${all}.`,
  flatters: 'They were chosen by what they did, which flatters rates from before they joined.',
  everybody: 'Everybody',
  shown: 'Shown',
  lacks: (n: string) => `${n} more needed`,
  unknown: 'Unknown format',
  legend: (certainty: string) =>
    `Bar: as counted. Line: where the true rate is, with ${certainty} certainty. Broken line: everybody.`,
  pale: 'Pale: too little data to compare.',
  rest: (n: string) => `Other formats: ${n}.`,
}
