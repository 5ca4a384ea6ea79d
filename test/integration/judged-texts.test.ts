import { languageDetector, usualLanguages } from '@rapport/server/language/detect-language.ts'
import { plainText } from '@rapport/server/language/plain-text.ts'
import { calibrationError, steps } from '@rapport/server/sentiment/measure-quality.ts'
import { TextReader } from '@rapport/server/sentiment/text-reader.ts'
import { expect, test } from 'vitest'
import { airlineTweets, evaluate, subtitles } from '../support/judged-texts.ts'
import { sharedData } from '../support/shared-data.ts'

const airline = sharedData('airline/airline_tweets_sample.csv')
const xed = (name: string) => sharedData(`xed/${name}.tsv`)
const names = ['en', 'no', 'ro', 'ru', 'zh-Hans', 'zh-Hant']
const long = 120_000

test.skipIf(airline.absent)(
  'after 200 corrections seven of ten tweets are read right, and it is known how sure that is',
  async () => {
    const {
      accuracy,
      lexicon,
      majority,
      calibrationError: error,
    } = await evaluate(airlineTweets(airline.bytes()), 'en', 200)
    expect(accuracy).toBeGreaterThan(0.72)
    expect(accuracy).toBeGreaterThan(majority)
    expect(majority).toBeGreaterThan(lexicon)
    expect(error).toBeLessThan(0.04)
  },
  long,
)

test.skipIf(airline.absent)(
  'after 2,300 corrections nearly eight of ten are',
  async () => {
    const { accuracy, calibrationError: error } = await evaluate(airlineTweets(airline.bytes()), 'en', 2300)
    expect(accuracy).toBeGreaterThan(0.78)
    expect(error).toBeLessThan(0.04)
  },
  long,
)

test.skipIf(airline.absent)(
  'without a correction, the lexicon does better than lexicon packages, and is not surer than right',
  async () => {
    const reader = new TextReader(await languageDetector(usualLanguages), new Map())
    const readings = airlineTweets(airline.bytes()).map(({ text, label }) => {
      const reading = reader.read(text)
      return { confidence: reading.confidence, right: reading.label === label }
    })
    expect(readings.filter(({ right }) => right).length / readings.length).toBeGreaterThan(0.565)
    expect(calibrationError(steps(readings))).toBeLessThan(0.06)
  },
)

/** Share of lines whose language is told right. */
const told = { en: 0.98, no: 0.96, ro: 0.96, ru: 0.99, 'zh-Hans': 0.99, 'zh-Hant': 0.91 }

test.skipIf(xed('en').absent).each(Object.entries(told).map(([name, least]) => ({ name, least })))(
  'lines of subtitles in $name are told from the other languages that are expected',
  async ({ name, least }) => {
    const detect = await languageDetector(usualLanguages)
    const lines = xed(name)
      .bytes()
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    const right = lines.filter((line) => detect(plainText(line.split('\t')[0]!)) === name.slice(0, 2)).length
    expect(right / lines.length).toBeGreaterThan(least)
  },
)

test.skipIf(xed('en').absent).each(names)(
  'what is read of %s subtitles where the lexicon knows a word is right more often than not, and no surer than that',
  async (name) => {
    const reader = new TextReader(() => null, new Map())
    const readings = subtitles(xed(name).bytes())
      .map(({ text, label }) => ({ label, reading: reader.readIn(text, name.slice(0, 2)) }))
      .filter(({ reading }) => reading.label !== 'NEUTRAL')
    const right = readings.filter(({ label, reading }) => label === reading.label).length / readings.length
    const sure = readings.reduce((sum, { reading }) => sum + reading.confidence, 0) / readings.length
    expect(right).toBeGreaterThan(0.65)
    expect(sure).toBeLessThan(right)
  },
)
