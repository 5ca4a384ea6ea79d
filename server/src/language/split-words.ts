/** Words, emoji, emoticons and runs of `!` and `?`; a dot, comma or line break is a token of its own because negation ends there. */
const token =
  /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*|[:;=8][-'^]?[)(DPp/\\|*]+|<3|[!?]+|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+|[.,;:\n…。，；、！？]+/gu
const chinese = new Intl.Segmenter('zh', { granularity: 'word' })
const han = /\p{Script=Han}/u

/** The words of a plain text as they stand in it. Chinese is divided where its words are, wherever it stands. */
export function splitWords(text: string): string[] {
  const words = text.match(token) ?? []
  return words.some((word) => han.test(word))
    ? words.flatMap((word) => (han.test(word) ? segments(word) : word))
    : words
}

/** The segmenter takes 我不 (I not) for a word. */
const segments = (text: string): string[] =>
  [...chinese.segment(text)].flatMap(({ segment }) => segment.match(/.+(?=[不没沒]$)|.+/gu) ?? [])

const plain = /^[\x21-\x7e\p{Script=Han}]*$/u

/** One spelling of a word: lower case, one kind of apostrophe, and no signs that people leave out when they type. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  // Most words have no signs, and taking them off takes ten times as long.
  if (plain.test(lower)) return lower
  return lower
    .replaceAll('’', "'")
    .replaceAll('ё', 'е')
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})[\u0300\u0302\u0306\u0326\u0327]+/gu, '')
    .normalize('NFC')
}
