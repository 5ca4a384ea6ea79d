/** What to mind before believing a comparison: what is not known well enough, and what is mixed differently. */
export const words = {
  chances: 'Chance of being best',
  /** A row's note: how many impressions more it takes. */
  lacks: (n: string) => `${n} more needed`,
  needs: (label: string, impressions: string) => `Comparing ${label} takes about ${impressions} impressions more.`,
  needsCreatives: (label: string, impressions: string, creatives: string) =>
    `Comparing ${label} takes about ${impressions} impressions more, of other creatives too (about ${creatives}).`,
  /** A row's note: whoever is in the segment was chosen so. */
  chosen: 'chosen by what they did',
  flatters: 'Some segments were chosen by what their members did, which flatters rates from before they joined.',
  unequal: (label: string) => `${label} is ahead, but not on equal terms.`,
  depends: 'It depends on the mix.',
  mixes: {
    PAID: 'Paid and organic posts are mixed differently.',
    CAMPAIGN: 'Campaigns are mixed differently.',
    AUDIENCE: 'Audiences are mixed differently.',
  },
  overtakes: (row: string, adjusted: string, leader: string, rate: string) =>
    `Like for like, ${row} (${adjusted}) is ahead of ${leader} (${rate}).`,
  alike: (row: string, adjusted: string, rate: string, leader: string) =>
    `Like for like with ${leader}, ${row} has ${adjusted} rather than ${rate}.`,
}
