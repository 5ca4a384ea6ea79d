/** What the timeline says beside what the profile card does. */
export const words = {
  show: 'Show',
  shows: { all: 'Everything', talk: 'Conversations', seen: 'Ads', purchases: 'Purchases' },
  nothing: 'Nothing of this kind yet.',
  today: 'Today',
  yesterday: 'Yesterday',
  earlier: 'Show earlier',
  added: (n: string) => `Earlier entries added: ${n}.`,
  after: (time: string) => `after ${time}`,
  feelings: { POSITIVE: 'Positive', NEUTRAL: 'Neutral', NEGATIVE: 'Negative' },
  columns: {
    when: 'When',
    what: 'What',
    where: 'Channel',
    text: 'What was said',
    feeling: 'Sentiment',
    format: 'Ad format',
    creative: 'Creative',
    value: 'Value',
    currency: 'Currency',
  },
}
