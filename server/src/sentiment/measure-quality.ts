import { setImmediate } from 'node:timers/promises'
import { Classifier, likeliest, probabilities } from './classifier.ts'
import { type Lesson, teach } from './teach.ts'

/** A lesson, and what the lexicon would have said. */
export interface Exercise extends Lesson {
  /** Place of the lexicon's label among `labels`. */
  byLexicon: number
}

/** How well a model reads texts that it did not learn from, beside what needs no learning. */
export interface Quality {
  /** Texts it was held against. */
  texts: number
  /** Share of them that it read right. */
  accuracy: number
  /** Share that the lexicon read right. */
  lexicon: number
  /** Share that has the commonest label: what always saying that would score. */
  majority: number
  /** Whether it beat the lexicon by more than chance, and what always saying the commonest label would score. */
  better: boolean
  /** By which its scores are divided so that its confidence is right on the average. */
  temperature: number
  /** Mean distance between confidence and share that was right, over ten steps of confidence (Guo et al. 2017). */
  calibrationError: number
  reliability: Reliability[]
}

/** Texts that were read with about the same confidence. */
export interface Reliability {
  /** Mean of it. */
  confidence: number
  /** Share that was read right. */
  accuracy: number
  texts: number
}

const folds = 5
/** Lessons that may be learnt before others have their turn in this process; a few milliseconds. */
const breath = 50

/** Five-fold cross-validation: a fifth of the lessons at a time is held against a classifier that learnt the others, in their order. */
export async function measureQuality(exercises: readonly Exercise[]): Promise<Quality> {
  const held: { scores: number[]; exercise: Exercise }[] = []
  for (let fold = 0; fold < folds; fold++) {
    const classifier = await learnt(exercises.filter((_, at) => at % folds !== fold))
    for (const exercise of exercises.filter((_, at) => at % folds === fold))
      held.push({ scores: classifier.scores(exercise.features), exercise })
  }
  return judge(held)
}

/** A classifier that learnt some lessons in their order. */
export async function learnt(lessons: readonly Lesson[]): Promise<Classifier> {
  const classifier = new Classifier()
  for (let nth = 1; nth <= lessons.length; nth++) {
    teach(classifier, nth, (one) => lessons[one - 1])
    if (nth % breath === 0) await setImmediate()
  }
  return classifier
}

/** What held-out scores say of the classifiers that gave them. */
export function judge(held: readonly { scores: readonly number[]; exercise: Exercise }[]): Quality {
  const share = (right: (one: (typeof held)[number]) => boolean) => held.filter(right).length / Math.max(1, held.length)
  const byModel = ({ scores, exercise }: (typeof held)[number]) => likeliest(scores) === exercise.right
  const byLexicon = ({ exercise }: (typeof held)[number]) => exercise.byLexicon === exercise.right
  const won = held.filter((one) => byModel(one) && !byLexicon(one)).length
  const lost = held.filter((one) => !byModel(one) && byLexicon(one)).length
  const counts = [0, 1, 2].map((label) => share(({ exercise }) => exercise.right === label))
  const temperature = bestTemperature(held)
  const reliability = steps(
    held.map((one) => ({ confidence: Math.max(...probabilities(one.scores, temperature)), right: byModel(one) })),
  )
  const [accuracy, majority] = [share(byModel), Math.max(...counts)]
  return {
    texts: held.length,
    accuracy,
    lexicon: share(byLexicon),
    majority,
    // McNemar (1947): of the texts on which they differ, each should win about half.
    better: accuracy > majority && won - lost > 1.96 * Math.sqrt(won + lost),
    temperature,
    calibrationError: calibrationError(reliability),
    reliability,
  }
}

/** The temperature under which the right labels are likeliest, by golden-section search; their likelihood has one peak. */
function bestTemperature(held: readonly { scores: readonly number[]; exercise: Exercise }[]): number {
  const surprise = (log: number) =>
    held.reduce(
      (sum, { scores, exercise }) =>
        sum - Math.log(Math.max(1e-12, probabilities(scores, Math.exp(log))[exercise.right]!)),
      0,
    )
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.1), Math.log(20)]
  while (high - low > 0.01) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (surprise(left) < surprise(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

/** Readings by tenths of confidence. */
export function steps(readings: readonly { confidence: number; right: boolean }[]): Reliability[] {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return Array.from({ length: 10 }, (_, step) =>
    readings.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === step),
  )
    .filter((group) => group.length > 0)
    .map((group) => ({
      confidence: mean(group.map(({ confidence }) => confidence)),
      accuracy: mean(group.map(({ right }) => Number(right))),
      texts: group.length,
    }))
}

/** Expected calibration error. */
export function calibrationError(reliability: readonly Reliability[]): number {
  const texts = reliability.reduce((sum, one) => sum + one.texts, 0)
  return reliability.reduce((sum, one) => sum + (one.texts / texts) * Math.abs(one.confidence - one.accuracy), 0)
}
