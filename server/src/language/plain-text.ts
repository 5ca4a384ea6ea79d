/** UTF-16 units that are read of a text; what people write is shorter, and what machines write says the same on and on. */
const longest = 4000

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }
const address = /\b(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}.]{2,}/giu
const mention = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu
const hashtag = /#([\p{L}\p{N}_]+)/gu

/** What a person says in a text: without addresses and names of accounts, and with `#LateAgain` written as two words. */
export function plainText(text: string): string {
  return text
    .slice(0, longest)
    .normalize('NFC')
    .replace(/&(amp|lt|gt|quot|apos|#39);/g, (_found, name: string) => entities[name] ?? ' ')
    .replace(address, ' ')
    .replace(mention, ' ')
    .replace(hashtag, (_found, words: string) => words.replace(/_|(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
}
