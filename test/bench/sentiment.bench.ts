import { languageDetector, usualLanguages } from '@rapport/server/language/detect-language.ts'
import { plainText } from '@rapport/server/language/plain-text.ts'
import { exerciseOf } from '@rapport/server/sentiment/learn.ts'
import { learnt, measureQuality } from '@rapport/server/sentiment/measure-quality.ts'
import { TextReader } from '@rapport/server/sentiment/text-reader.ts'
import { airlineTweets, evaluate, type JudgedText, subtitles } from '../support/judged-texts.ts'
import { sharedData } from '../support/shared-data.ts'
import { type Benchmark, type Measurement, times, whole } from './measurement.ts'

export const about = 'how texts are read: right, how surely, and how fast'
export const once = true

const airline = sharedData('airline/airline_tweets_sample.csv')
const languages = ['en', 'no', 'ro', 'ru', 'zh-Hans', 'zh-Hant']
const rate = (value: number) => value.toFixed(3).replace(/^0/, '')

export const measure: Benchmark['measure'] = async (_database, say) => {
  if (airline.absent) {
    say(airline.absent)
    return []
  }
  const tweets = airlineTweets(airline.bytes())
  const lines: Measurement[] = []
  for (const taught of [200, 2300]) {
    const { accuracy, lexicon, majority, calibrationError, reliability } = await evaluate(tweets, 'en', taught)
    for (const { confidence, accuracy: right, texts } of reliability)
      say(`after ${taught}: confidence ${rate(confidence)}, right ${rate(right)}, ${whole(texts)} texts`)
    lines.push({
      what: `tweets at airlines read right after ${whole(taught)} corrections, three classes, 5 folds`,
      figure: `${rate(accuracy)}, calibration error ${rate(calibrationError)}`,
      reference: `always the commonest ${rate(majority)}, lexicon ${rate(lexicon)}`,
      ratio: times(accuracy / majority),
    })
  }
  for (const name of languages) lines.push(...(await subtitlesIn(name, say)))
  return [...lines, ...(await speed(tweets))]
}

async function subtitlesIn(name: string, say: (progress: string) => void): Promise<Measurement[]> {
  const file = sharedData(`xed/${name}.tsv`)
  if (file.absent) return []
  const language = name.slice(0, 2)
  const detect = await languageDetector(usualLanguages)
  const all = file
    .bytes()
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const told = all.filter((line) => detect(plainText(line.split('\t')[0]!)) === language).length / all.length
  const texts = subtitles(file.bytes())
  const reader = new TextReader(detect, new Map())
  const spoken = texts
    .map(({ text, label }) => ({ label, read: reader.readIn(text, language).label }))
    .filter(({ read }) => read !== 'NEUTRAL')
  const right = spoken.filter(({ label, read }) => label === read).length
  const { accuracy, majority } = await evaluate(texts, language, Math.floor(texts.length * 0.8))
  say(`${name}: language ${rate(told)}, learnt ${rate(accuracy)}`)
  return [
    {
      what: `subtitles in ${name}, good or bad: language told, read right by the lexicon where it knows a word, read right after ${whole(Math.floor(texts.length * 0.8))} corrections`,
      figure: `${rate(told)}, ${rate(right / spoken.length)} of the ${rate(spoken.length / texts.length)}, ${rate(accuracy)}`,
      reference: `always "bad" ${rate(majority)}`,
      ratio: times(accuracy / majority),
    },
  ]
}

async function speed(tweets: readonly JudgedText[]): Promise<Measurement[]> {
  const detect = await languageDetector(usualLanguages)
  const exercises = tweets.map((one) => exerciseOf(one, 'en'))
  const started = performance.now()
  const classifier = await learnt(exercises)
  const learning = performance.now() - started
  const { temperature } = await measureQuality(exercises)
  const measuring = performance.now() - started - learning
  const byLexicon = textsPerSecond(new TextReader(detect, new Map()), tweets)
  const model = { classifier, temperature, learnt: exercises.length }
  const byModel = textsPerSecond(new TextReader(detect, new Map([['en', model]])), tweets)
  return [
    {
      what: 'texts read per second in one process, language and all: by the lexicon, by a model',
      figure: `${whole(byLexicon)}, ${whole(byModel)}`,
      reference: 'language alone: '.concat(whole(perSecond(tweets, ({ text }) => detect(plainText(text))))),
      ratio: times(byModel / byLexicon),
    },
    {
      what: `time to learn ${whole(exercises.length)} corrections, and to measure what was learnt`,
      figure: `${whole(learning)} ms, ${whole(measuring)} ms`,
      reference: 'one correction',
      ratio: `${(learning / exercises.length).toFixed(2)} ms`,
    },
  ]
}

const textsPerSecond = (reader: TextReader, tweets: readonly JudgedText[]) =>
  perSecond(tweets, ({ text }) => reader.read(text))

function perSecond(tweets: readonly JudgedText[], work: (one: JudgedText) => unknown): number {
  // The first time round the engine learns what is worth compiling.
  for (const one of tweets) work(one)
  const started = performance.now()
  for (let round = 0; round < 3; round++) for (const one of tweets) work(one)
  return (3 * tweets.length) / ((performance.now() - started) / 1000)
}
