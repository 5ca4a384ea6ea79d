/** What the profile card says of what somebody is like. */
export const words = {
  sentiment: 'Sentiment',
  feelings: {
    positive: 'Positive',
    neutral: 'Neutral',
    negative: 'Negative',
  },
  /** Under the feeling: whether so many texts settle it. */
  sure: (n: string) => `sure, texts: ${n}`,
  unsure: (n: string) => `not sure yet, texts: ${n}`,
  noTexts: 'no texts yet',
  loyalty: 'Loyalty',
  /** Under the tier. */
  ofHundred: (score: string, most: string) => `${score} of ${most}`,
  interests: 'Interests',
}
