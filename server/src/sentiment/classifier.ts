import { type Features, featurePlaces } from './features.ts'
import { labels } from './reading.ts'

/** Whoever changes how texts become features, or how a classifier learns, counts this up: models are then learnt anew. */
export const classifierVersion = 1

const classes = labels.length
const step = 0.3
const damping = 0.3

/**
 * Three-class logistic regression that learns text by text: AdaGrad (Duchi, Hazan & Singer, "Adaptive subgradient methods for online
 * learning and stochastic optimization", JMLR 12, 2011), which takes small steps for words that it has often seen and large ones for rare.
 */
export class Classifier {
  readonly #weights: Float32Array
  readonly #squares: Float32Array

  constructor(
    weights = new Float32Array(featurePlaces * classes),
    squares = new Float32Array(featurePlaces * classes),
  ) {
    this.#weights = weights
    this.#squares = squares
  }

  static fromBytes(bytes: Uint8Array): Classifier {
    // A copy, since floats begin where memory is divisible by four.
    const floats = new Float32Array(Uint8Array.from(bytes).buffer)
    const half = featurePlaces * classes
    return new Classifier(floats.slice(0, half), floats.slice(half))
  }

  toBytes(): Uint8Array {
    return new Uint8Array(Float32Array.from([...this.#weights, ...this.#squares]).buffer)
  }

  /** How much speaks for each class, on the scale of log-odds. */
  scores({ places, values }: Features): number[] {
    const scores = labels.map(() => 0)
    for (let i = 0; i < places.length; i++) {
      const at = places[i]! * classes
      for (let one = 0; one < classes; one++) scores[one]! += this.#weights[at + one]! * values[i]!
    }
    return scores
  }

  learn(features: Features, right: number): void {
    const chances = probabilities(this.scores(features))
    const { places, values } = features
    for (let one = 0; one < classes; one++) {
      const error = chances[one]! - (one === right ? 1 : 0)
      for (let i = 0; i < places.length; i++) {
        const at = places[i]! * classes + one
        const slope = error * values[i]!
        this.#squares[at]! += slope * slope
        this.#weights[at]! -= (step * slope) / (damping + Math.sqrt(this.#squares[at]!))
      }
    }
  }

  /** How much each of the text's words speaks for it rather than against. */
  evidence({ places, values, words }: Features): { words: string; weight: number }[] {
    return words.map((word, i) => {
      const at = places[i]! * classes
      return { words: word, weight: (this.#weights[at + 2]! - this.#weights[at]!) * values[i]! }
    })
  }
}

/**
 * Softmax.
 * @param temperature above 1 for a classifier that is too sure of itself (Guo et al., "On calibration of modern neural networks", 2017)
 */
export function probabilities(scores: readonly number[], temperature = 1): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp((score - most) / temperature))
  const sum = powers.reduce((total, one) => total + one, 0)
  return powers.map((one) => one / sum)
}

export const likeliest = (chances: readonly number[]): number => chances.indexOf(Math.max(...chances))
