/**
 * E-mail addresses and phone numbers, masked wherever they stand in what people wrote, in the spellings that people use to hide them from
 * machines too. What is in doubt is masked: an order number of seven digits looks like a phone number. What no pattern can tell (digits
 * in words, a street) stays, which is why there is a level that shows no words at all.
 */
export function maskContacts(text: string): string {
  return maskPhones(maskEmails(text), phone)
}

/** As `maskContacts`, of an id that is shown because it tells nobody how to reach the person: plain digits are one. */
export function maskContactsInId(id: string): string {
  const masked = maskEmails(id)
  return spacedPhone.test(masked) ? maskPhone(masked) : maskPhones(masked, internationalPhone)
}

/** `ada@example.com` becomes `a•••@e•••.com`: enough to recognise, too little to write to. */
export function maskEmail(email: string): string {
  const [, first, host, end] = email.match(/^(.)[^@]*@(.).*?(\.[^.]+)?$/u) ?? []
  return first ? `${first}•••@${host}•••${end ?? ''}` : '•••'
}

/** Keeps the last two digits. */
export function maskPhone(phone: string): string {
  return `•••${(phone.match(/\p{Nd}/gu) ?? []).slice(-2).join('')}`
}

/** A part of a domain, with the invisible characters that come along when people copy. Longer ones do not exist. */
const label = String.raw`[\p{L}\p{N}\p{M}\p{Cf}_\-]{1,63}`
const openers = String.raw`\s?[([{<]\s?`
const closers = String.raw`\s?[)\]}>]\s?`
const hiddenDot = String.raw`${openers}(?:dot|punkt|\.)${closers}|\sdot\s|\s?\.\s?`

/** What is written instead of `@`, behind a name and before a domain. Each begins with what is rare, so that long texts cost little. */
const hiddenSigns = [
  String.raw`${openers}(?:at|ät|arroba|@)${closers}(?=${label}(?:${hiddenDot})${label})`,
  String.raw`\sat\s(?=${label}(?:\.${label}){0,2}\sdot\s${label})`,
  String.raw`\s?@\s(?=${label}\.${label})`,
  String.raw`(?:&#64;|&#x40;|&commat;)(?=${label}\.${label})`,
].map(
  (sign) =>
    new RegExp(String.raw`(?<=[^\s"<>,;:()[\]{}@])(?:${sign})(${label}(?:(?:${hiddenDot})${label}){1,4})`, 'giu'),
)
const hiddenDots = new RegExp(hiddenDot, 'giu')
const quotedName = new RegExp(String.raw`"([^"\n@]{1,64})"(?=@${label}\.${label})`, 'gu')

/** Writes addresses as machines do. */
function unhide(text: string): string {
  let plain = text.replace(quotedName, (_found, name: string) => name.replace(/[\s"<>,;:()]/g, '.'))
  for (const sign of hiddenSigns)
    plain = plain.replace(sign, (_found, host: string) => `@${host.replace(hiddenDots, '.')}`)
  return plain
}

const at = /[@＠﹫]|%40/giu
const domain = new RegExp(String.raw`^${label}(?:[.。．｡]${label})+`, 'u')

function maskEmails(text: string): string {
  return unhide(text).replace(/[^\s"<>,;()]+/gu, (word) => (word.search(at) < 0 ? word : maskEmailsIn(word)))
}

/** Steps through a word once, whatever strangers wrote. */
function maskEmailsIn(word: string): string {
  const signs = word.match(at) ?? []
  const [before = '', ...parts] = word.split(at)
  let done = ''
  let name = before
  for (const [i, part] of parts.entries()) {
    const host = name === '' || part.length < 3 ? undefined : part.match(domain)?.[0]
    if (host === undefined) {
      done += name + signs[i]
      name = part
    } else {
      // What stands before a colon is another word, as in `mailto:`.
      const colon = name.lastIndexOf(':') + 1
      done += name.slice(0, colon) + maskEmail(`${name.slice(colon) || '•'}@${host.replace(/[。．｡]/gu, '.')}`)
      name = part.slice(host.length)
    }
  }
  return done + name
}

/** Between digits: spaces of all kinds, brackets, dots, slashes, dashes of all kinds, and what is invisible. */
const gap = String.raw`[\s().\-/\u2010-\u2015\u2212\u00B7_~*\p{Cf}]{0,3}`
const digits = String.raw`\p{Nd}(?:${gap}\p{Nd}){6,}`
/** Seven digits and more, or a day, which is none. */
const phone = new RegExp(
  String.raw`(?<day>(?<!\p{Nd})(?:(?:19|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d([./])[01]?\d\2(?:19|20)\d\d)(?!\p{Nd}))|[+＋]?\(?${digits}`,
  'gu',
)
const internationalPhone = new RegExp(String.raw`(?:[+＋]|(?<!\p{Nd})00)\(?${digits}`, 'gu')
const spacedPhone = new RegExp(
  String.raw`^(?=.*[\s()./\-\u2010-\u2015\u2212])[+＋]?\(?\p{Nd}(?:${gap}\p{Nd}){6,14}$`,
  'u',
)

const maskPhones = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (...found) => {
    const named: unknown = found.at(-1)
    const isDay = typeof named === 'object' && named !== null && 'day' in named && named.day !== undefined
    return isDay ? String(found[0]) : maskPhone(String(found[0]))
  })
