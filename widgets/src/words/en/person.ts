/** What the profile card says of what somebody is like, and of what to show them next. */
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
  segments: 'Segments',
  next: 'Show next',
  /** Behind the format's name. */
  likely: (share: string, range: string) => `${share} likely to click (${range})`,
  /** Why this one: what they did, what others do, and what to mind. */
  clicked: (clicked: string, shown: string) => `Clicked ${clicked} of ${shown} times.`,
  unseen: 'They have not seen it yet.',
  others: (share: string) => `Others click ${share} of the time.`,
  kin: (segment: string, share: string) => `People in ${segment} click ${share} of the time.`,
  tired: 'Seen a lot lately, which lowers it.',
  trying: 'Still trying it out: few have seen it.',
  complaint: 'Answer their complaint first.',
  refused: 'Not personal: they did not agree to it.',
  neverAsked: 'Not personal: they were not asked for consent to personal recommendations.',
}
