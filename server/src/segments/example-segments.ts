import type { SegmentFacts } from './save-segment.ts'

/** One of each classic kind and a few more, as the demo workspace has them. Good to copy: each shows another part of the language. */
export const exampleSegments: readonly SegmentFacts[] = [
  {
    name: 'Aged 35 to 44',
    kind: 'DEMOGRAPHIC',
    description: 'A trait that files bring as text is read as a number where a rule asks for one.',
    rule: { trait: 'age', between: [35, 44] },
  },
  {
    name: 'Norway and Sweden, outside Oslo',
    kind: 'GEOGRAPHIC',
    description: 'Several conditions at once. Of whom no city is known is not known to be in Oslo.',
    rule: {
      and: [
        { trait: 'country', in: ['NO', 'SE'] },
        { trait: 'city', notEquals: 'Oslo' },
      ],
    },
  },
  {
    name: 'Bought lately',
    kind: 'BEHAVIOURAL',
    description: 'A window of time that ends now: whoever buys nothing for 60 days leaves by themselves.',
    rule: { did: { kind: 'PURCHASE' }, withinLast: { days: 60 } },
  },
  {
    name: 'Clicked, but never bought',
    kind: 'BEHAVIOURAL',
    description: 'For reminding: interested twice within a month, and no customer yet.',
    rule: { and: [{ did: { kind: 'CLICK' }, atLeast: 2, withinLast: { days: 30 } }, { didNot: { kind: 'PURCHASE' } }] },
  },
  {
    name: 'Spent 200 EUR or more',
    kind: 'BEHAVIOURAL',
    description: 'Money is summed in one currency; what was paid in another is left out.',
    rule: { did: { kind: 'PURCHASE' }, sum: { currency: 'EUR', gte: 200 } },
  },
  {
    name: 'Loyal',
    kind: 'BEHAVIOURAL',
    description: 'By the tiers of the workspace, for those who may be advertised to or have not said otherwise.',
    rule: {
      and: [{ loyalty: 'tier', in: ['Gold', 'Platinum'] }, { not: { consent: 'Advertising', is: 'denied' } }],
    },
  },
  {
    name: 'Likes to play',
    kind: 'PSYCHOGRAPHIC',
    description: 'Answers to 15 of 100 ads that can be played, swiped or tried, after seeing five of them or more.',
    rule: { affinity: { interactive: true, minimumExposures: 5 }, gte: 0.15 },
  },
  {
    name: 'Writes kindly of us',
    kind: 'PSYCHOGRAPHIC',
    description: 'The mean of what they wrote, from −1 to 1, of two texts or more.',
    rule: { sentiment: { minimumTexts: 2 }, gte: 0.25 },
  },
  {
    name: 'On an iPhone',
    kind: 'TECHNOGRAPHIC',
    description: 'As they say themselves, or as what their browser or app last sent shows.',
    rule: {
      or: [
        { trait: 'device', equals: 'iPhone' },
        { device: 'os', equals: 'iOS' },
      ],
    },
  },
]
