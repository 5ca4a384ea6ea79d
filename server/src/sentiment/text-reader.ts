import type { DetectLanguage } from '../language/detect-language.ts'
import { plainText } from '../language/plain-text.ts'
import { type Classifier, likeliest, probabilities } from './classifier.ts'
import { featuresOf } from './features.ts'
import { readByLexicon } from './read-by-lexicon.ts'
import { exactly, labels, mostTelling, type Reading } from './reading.ts'
import { type WeighedText, weighWords } from './weigh-words.ts'

/** A workspace's own model of one language. */
export interface ReadingModel {
  classifier: Classifier
  temperature: number
  /** How many corrections it has learnt. */
  learnt: number
}

/** Reads texts as one workspace reads them. */
export class TextReader {
  readonly #detect: DetectLanguage
  readonly #models: ReadonlyMap<string, ReadingModel>

  /** @param models by language */
  constructor(detect: DetectLanguage, models: ReadonlyMap<string, ReadingModel>) {
    this.#detect = detect
    this.#models = models
  }

  read(text: string): Reading {
    const plain = plainText(text)
    return this.#readWords(weighWords(plain, this.#detect(plain)))
  }

  /** @param language as it was found before */
  readIn(text: string, language: string | null): Reading {
    return this.#readWords(weighWords(plainText(text), language))
  }

  #readWords(text: WeighedText): Reading {
    const model = this.#models.get(text.language ?? '')
    return model ? readByModel(text, model) : readByLexicon(text)
  }
}

function readByModel(text: WeighedText, { classifier, temperature, learnt }: ReadingModel): Reading {
  const features = featuresOf(text)
  const chances = probabilities(classifier.scores(features), temperature)
  const most = likeliest(chances)
  return {
    language: text.language,
    label: labels[most]!,
    value: exactly(chances[2]! - chances[0]!),
    confidence: chances[most]!,
    evidence: mostTelling(classifier.evidence(features)),
    method: 'MODEL',
    model: `${text.language ?? ''}-${learnt}`,
  }
}

/** Whether somebody who is a customer and no machine says something: what we say to them, and what is shown to them, is not theirs. */
export const isSpoken = ({
  kind,
  text,
  robot,
}: {
  kind: string
  text: string | null
  robot?: string | null
}): boolean => kind !== 'REPLY' && kind !== 'IMPRESSION' && !robot && text !== null && text.trim() !== ''
