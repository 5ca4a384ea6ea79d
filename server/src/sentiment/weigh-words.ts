import { foldWord, splitWords } from '../language/split-words.ts'
import { lexiconOf, valenceOfEmoji } from './lexicon.ts'
import { type Grammar, grammarOf } from './negation.ts'

/** A word or a few that counted. */
export interface WeighedWords {
  /** As they stand in the text. */
  words: string
  /** How good (above 0) or bad (below) they are where they stand, on AFINN's scale of −5 to 5. */
  weight: number
}

/** A text taken apart, and what lexicons say of its words. */
export interface WeighedText {
  language: string | null
  tokens: string[]
  /** The tokens folded. */
  folded: string[]
  hits: WeighedWords[]
  exclamations: number
}

/** Words over which a negator reaches, as in VADER. */
const reach = 3
/** What negation leaves of a word, the other way round: "not great" is not as bad as "awful" (VADER). */
const turned = -0.74
const shouted = 1.3
const emoticons = new Map([
  ...[':)', ':-)', ':D', ':-D', ';)', ';-)', '=)', ':p', ':P', '<3', '8)'].map((one) => [one, 2] as const),
  ...[':(', ':-(', ':/', ':-/', ':\\', ':|', '=('].map((one) => [one, -2] as const),
])
const stop = /^[.,;:\n…。，；、！？!?]/u
const isStop = (word: string | undefined) => word === undefined || stop.test(word)
const letters = /\p{Lu}{3}/u
const small = /\p{Ll}/u

/** What each word of a plain text says, by the language's lexicon, negation and degrees (after VADER, Hutto & Gilbert 2014), and its emoji. */
export function weighWords(text: string, language: string | null): WeighedText {
  const tokens = splitWords(text)
  const folded = tokens.map(foldWord)
  const lexicon = language === null ? null : lexiconOf(language)
  const grammar = grammarOf(language)
  const loud = small.test(text)
  const hits: (WeighedWords & { at: number })[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const pictured = emoticons.get(token) ?? valenceOfEmoji(token)
    if (pictured !== 0) hits.push({ words: token, weight: pictured, at })
    if (pictured !== 0 || !lexicon) continue
    const { valence, length } = lexicon.phraseAt(folded, at) ?? { valence: lexicon.valenceOf(folded[at]!), length: 1 }
    if (valence === 0) continue
    const { factor, first, last } = surroundings(folded, at, at + length - 1, grammar)
    const weight = valence * factor * (loud && letters.test(token) ? shouted : 1)
    hits.push({ words: tokens.slice(first, last + 1).join(language === 'zh' ? '' : ' '), weight, at })
    at += length - 1
  }
  const turn = folded.findLastIndex((word) => grammar.turns.has(word))
  return {
    language,
    tokens,
    folded,
    hits: hits.map(({ words, weight, at }) => ({
      words,
      weight: turn < 0 ? weight : weight * (at > turn ? 1.5 : 0.5),
    })),
    exclamations: Math.min(
      3,
      tokens.reduce((sum, one) => sum + (/^[!！]/.test(one) ? one.length : 0), 0),
    ),
  }
}

/** What stands around a word and changes it: by how much, and from where to where. */
function surroundings(
  words: readonly string[],
  from: number,
  to: number,
  { negators, degrees, back }: Grammar,
): { factor: number; first: number; last: number } {
  let factor = degrees.get(words[from - 1] ?? '') ?? 1
  let first = factor === 1 ? from : from - 1
  for (let at = from - 1; at >= from - reach && !isStop(words[at]); at--) {
    if (!negators.has(words[at]!)) continue
    factor *= turned
    first = at
  }
  if (factor < 0) return { factor, first, last: to }
  for (let at = to + 1; at <= to + back && !isStop(words[at]); at++)
    if (negators.has(words[at]!)) return { factor: factor * turned, first, last: at }
  return { factor, first, last: to }
}
