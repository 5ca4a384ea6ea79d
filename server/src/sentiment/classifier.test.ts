import { expect, test } from 'vitest'
import { Classifier, likeliest, probabilities } from './classifier.ts'
import { featuresOf } from './features.ts'
import { calibrationError, judge, learnt, measureQuality, steps } from './measure-quality.ts'
import { repetitionsWith } from './teach.ts'
import { weighWords } from './weigh-words.ts'

const features = (text: string) => featuresOf(weighWords(text, 'en'))

/** A workspace's own words, of which no lexicon knows how they are meant. */
const lessons = Array.from({ length: 60 }, (_, i) => {
  const right = i % 3
  const word = ['wobbly', 'delivery', 'zippy'][right]!
  return { features: features(`the ${word} bike number ${i}`), right, byLexicon: 1 }
})

test('words whose meaning was told are understood', async () => {
  const classifier = await learnt(lessons)
  const label = (text: string) => likeliest(classifier.scores(features(text)))
  expect([label('a wobbly ride'), label('when is delivery'), label('so zippy')]).toEqual([0, 1, 2])
  const [first] = classifier.evidence(features('wobbly')).toSorted((one, other) => one.weight - other.weight)
  expect(first).toMatchObject({ words: 'wobbly', weight: expect.any(Number) })
  expect(first!.weight).toBeLessThan(0)
})

test('bytes hold all that was learnt', async () => {
  const classifier = await learnt(lessons)
  const copy = Classifier.fromBytes(classifier.toBytes())
  expect(copy.scores(features('a wobbly ride'))).toEqual(classifier.scores(features('a wobbly ride')))
  const [lesson] = lessons
  for (const one of [classifier, copy]) one.learn(lesson!.features, 2)
  expect(Buffer.from(copy.toBytes()).equals(Buffer.from(classifier.toBytes()))).toBe(true)
})

test('what is repeated is always the same, and never what is yet to come', () => {
  for (let nth = 1; nth < 200; nth++) {
    expect(repetitionsWith(nth)).toEqual(repetitionsWith(nth))
    for (const one of repetitionsWith(nth)) expect(one).toSatisfy((at: number) => at >= 1 && at <= nth)
  }
})

test('cross-validation knows what can be learnt from what cannot', async () => {
  expect(await measureQuality(lessons)).toMatchObject({
    texts: 60,
    accuracy: 1,
    lexicon: 1 / 3,
    majority: 1 / 3,
    better: true,
  })
  // Labels that have nothing to do with the words, nearly all of them the lexicon's.
  const noise = lessons.map((one, i) => ({ ...one, right: (i * 7) % 10 === 0 ? 0 : 1 }))
  const quality = await measureQuality(noise)
  expect(quality.better).toBe(false)
  expect(quality.majority).toBeCloseTo(0.9)
})

test('a few texts more read right are not better than chance, and neither is what always says the same', () => {
  const says = [
    [3, 0, 0],
    [0, 0, 3],
  ]
  const held = (won: number, lost: number, labels: number) =>
    Array.from({ length: won + lost }, (_, i) => {
      const said = i % labels
      const right = i < won ? 2 * said : 1
      return { scores: says[said]!, exercise: { features: features('x'), right, byLexicon: 1 } }
    })
  expect(judge(held(12, 8, 2)).better).toBe(false)
  expect(judge(held(30, 8, 2)).better).toBe(true)
  expect(judge(held(30, 8, 1)).better).toBe(false)
})

test('a classifier that is too sure of itself is cooled down until its confidence is right', () => {
  const held = Array.from({ length: 1000 }, (_, i) => ({
    scores: [8, 0, 0],
    exercise: { features: features('x'), right: i % 10 < 7 ? 0 : 1 + (i % 2), byLexicon: 0 },
  }))
  const { temperature, calibrationError: error } = judge(held)
  expect(probabilities([8, 0, 0], temperature)[0]).toBeCloseTo(0.7, 2)
  expect(error).toBeLessThan(0.01)
})

test('the calibration error is the distance between confidence and accuracy', () => {
  const readings = Array.from({ length: 100 }, (_, i) => ({ confidence: 0.95, right: i < 75 }))
  expect(calibrationError(steps(readings))).toBeCloseTo(0.2)
})
