/** What the comparison of formats answers, and how its charts are read. Shares and numbers come as text, ready to print. */
export const words = {
  empty: 'No numbers in this period yet.',
  sentences: {
    ctr: (share: string) => `${share} of impressions lead to a click`,
    engagementRate: (share: string) => `${share} of impressions lead to a reaction, comment or share`,
    conversionRate: (share: string) => `${share} of clicks lead to a conversion`,
  },
  verdict: {
    clear: (label: string) => `${label} works best.`,
    clearAudience: (label: string) => `${label} responds best.`,
    likely: (label: string) => `${label} is probably best.`,
    soFar: (label: string) => `${label} is best so far.`,
    close: 'Too close to call.',
    open: 'Too little data to tell.',
    alone: (label: string) => `Only ${label} has numbers so far.`,
    comparable: (label: string) => `Only ${label} has a figure that can be compared.`,
    nothing: 'No rate can be worked out yet.',
    highest: (label: string) => `${label} has the highest figure.`,
    stated: (sentence: string) => `${sentence}.`,
    sure: (sentence: string, certainty: string, low: string, high: string) =>
      `${sentence}, ${certainty} sure between ${low} and ${high}.`,
    chance: (share: string) => `Probability of being best: ${share}.`,
    over: (share: string) => `over ${share}`,
    few: (labels: string) => `Too little data to compare: ${labels}.`,
    overlap: (leader: string, rival: string) => `${leader} is ahead, but its range overlaps with that of ${rival}.`,
    othersWithoutRange: 'The others are ratios without a range: one impression or click can bring several of these.',
    noRange: 'Ratios without a range: one impression or click can bring several of these.',
  },
  trend: {
    up: 'Going up.',
    down: 'Going down.',
    level: 'Holding steady.',
    short: 'Too few days to see a direction.',
    /** `period` is what `7 days` is in this language. */
    sentence: (metric: string, last: string, before: string, period: string) =>
      `${metric}: ${last} in the last ${period}, ${before} in the ${period} before.`,
  },
  allIs: (share: string) => `Broken line: all together, ${share}.`,
  legend: (certainty: string) => `Bar: as counted. Line: where the true rate is, with ${certainty} certainty.`,
  pale: 'Pale: too little data to compare.',
  trendLegend: (certainty: string) => `Line: each day. Band: where the true rate is, with ${certainty} certainty.`,
  best: 'Best',
  rest: (n: string) => `${n} more in the table.`,
}
