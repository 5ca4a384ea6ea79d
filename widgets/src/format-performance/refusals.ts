/** What is wrong with an attribute, for whoever wrote the page: in English, as the attributes are. */
export const refusals = {
  unknownValue: (attribute: string, value: string, known: string) =>
    `The attribute ${attribute} cannot be “${value}”. It can be ${known}.`,
  badDays: 'The attribute days must be a whole number of days, such as 30, and at most 36500.',
  badDay: (attribute: string) => `The attribute ${attribute} must be a day such as 2026-08-01.`,
  badPeriod: 'The attribute from is a later day than to.',
  twoPeriods: 'The attribute days stands for from and to; write it or them, not both.',
  badSegment: 'The attribute segment must be a segment’s id, as { segments { id name } } tells it.',
  badCampaign:
    'The attribute campaign must be a campaign’s id, as { campaigns { edges { node { id name } } } } tells it.',
}
