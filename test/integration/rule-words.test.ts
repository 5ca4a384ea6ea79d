import { exampleSegments } from '@rapport/server/segments/example-segments.ts'
import { conditions } from '@rapport/server/segments/rules/conditions.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { type Clause, clausesOf } from '@rapport/widgets/src/segment/clauses.ts'
import { wordsIn } from '@rapport/widgets/src/segment/segment-speech.ts'
import { type Language, languages } from '@rapport/widgets/src/words/locale.ts'
import { learn } from '@rapport/widgets/src/words/speech.ts'
import { expect, test } from 'vitest'

const segment = '0190a000-0000-7000-8000-000000000000'

/** Rules of every kind, and how marketers read them. */
const told: [rule: Record<string, unknown>, english: string][] = [
  [{ trait: 'age', between: [35, 44] }, 'Age: 35 to 44'],
  [{ trait: 'country', in: ['NO', 'SE'] }, 'Country: Norway or Sweden'],
  [{ trait: ['address', 'city'], notEquals: 'Oslo' }, 'Address › City: not Oslo'],
  [{ trait: ['address', 'country'], equals: 'NO' }, 'Address › Country: Norway'],
  [{ trait: ['constructor', 'toString'], exists: true }, 'Constructor › Tostring: known'],
  [{ trait: 'born', before: '1990-05-17' }, 'Born: before May 17, 1990'],
  [{ profile: 'known', equals: false }, 'Known customer: no'],
  [{ profile: 'lastSeenAt', withinLast: { hours: 36 } }, 'Last seen: in the last 36 hours'],
  [{ identity: 'email', exists: true }, 'E-mail: known'],
  [{ did: { kind: 'PURCHASE' }, withinLast: { days: 60 } }, 'Bought: in the last 60 days'],
  [
    { did: { kind: ['CLICK', 'SHARE'], channel: 'instagram' }, atLeast: 2 },
    'Clicked or Shared: Instagram, at least 2×',
  ],
  [{ did: { kind: 'PURCHASE' }, sum: { currency: 'EUR', gte: 200 } }, 'Bought: at least €200.00 in all'],
  [{ didNot: { kind: 'PURCHASE' } }, 'Bought: never'],
  [{ sentiment: { minimumTexts: 2 }, gte: 0.25 }, 'Tone of what they write (−1 to 1): at least 0.25, texts: 2 or more'],
  [
    { affinity: { interactive: true, minimumExposures: 5 }, gte: 0.05 },
    'Responds to: interactive formats: at least 5.0%, shown 5× or more',
  ],
  [
    { affinity: { medium: 'VIDEO', interactive: false }, gte: 0.05 },
    'Responds to: Video, non-interactive formats: at least 5.0%',
  ],
  [{ did: { kind: 'CLICK', interactive: false } }, 'Clicked: non-interactive formats'],
  [{ didNot: { kind: 'CLICK', interactive: true } }, 'Clicked: never, interactive formats'],
  [{ loyalty: 'tier', in: ['Gold', 'Platinum'] }, 'Tier: Gold or Platinum'],
  [{ interest: 'skiing', gte: 2 }, 'Interested in skiing: at least 2'],
  [{ device: 'os', equals: 'iOS' }, 'Operating system: iOS'],
  [{ anyDevice: 'browser', startsWith: 'Chrom' }, 'Browser: begins with “Chrom”'],
  [{ consent: 'newsletter', is: 'granted' }, 'Consent to newsletter: given'],
  [{ segment }, `In the segment ${segment}`],
  [
    { or: [{ not: { trait: 'city', equals: 'Oslo' } }, { profile: 'purchases', gt: 2 }] },
    'One of these: (None of this: (City: Oslo) | Purchases: more than 2)',
  ],
]

const speechIn = (language: Language, tag: string = language) => learn({ language, tag }, wordsIn)

const read = (clauses: readonly Clause[]): string =>
  clauses
    .map((one) =>
      'tie' in one ? `${one.tie} (${read(one.clauses)})` : [one.subject, one.details].filter(Boolean).join(': '),
    )
    .join(' | ')

test.for(told)('%o is told as a marketer reads it: %s', async ([rule, english]) => {
  parseRule(rule)
  expect(read(clausesOf(await speechIn('en'), rule)).replace(/[\u2068\u2069]/g, '')).toBe(english)
})

test('there is an example of every kind of condition', () => {
  const kinds = new Set(told.flatMap(([rule]) => Object.keys(rule)))
  expect(Object.keys(conditions).filter((kind) => !kinds.has(kind))).toEqual([])
})

test.for(languages)('in %s every rule is told whole, also those of the demo', async (language) => {
  const speech = await speechIn(language)
  for (const rule of [...told.map(([one]) => one), ...exampleSegments.map((one) => one.rule)]) {
    const text = read(clausesOf(speech, rule))
    expect(text, JSON.stringify(rule)).not.toMatch(/undefined|null|NaN|\[object/)
    expect(text).not.toContain(speech.words.hidden)
  }
})

test.for([
  ['ar-MA', '60'],
  ['ar-EG', '٦٠'],
] as const)('in %s numbers and times are written alike: %s', async ([tag, sixty]) => {
  const rule = { did: { kind: 'CLICK' }, atLeast: 60, withinLast: { days: 60 } }
  const text = read(clausesOf(await speechIn('ar', tag), rule))
  expect(text.match(/\p{Nd}+/gu)).toEqual([sixty, sixty])
})

test('of what the server withheld it says so', async () => {
  expect(read(clausesOf(await speechIn('en'), { and: [{ identity: 'email' }, { trait: 'boss' }] }))).toBe(
    'E-mail: not shown here | Boss: not shown here',
  )
})
