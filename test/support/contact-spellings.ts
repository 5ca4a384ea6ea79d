import fc from 'fast-check'

/** A way in which somebody wrote down how they can be reached, and what must not be read anywhere once it is masked. */
export interface Contact {
  spelling: string
  secret: string
}

/** Each at most once, so that nothing else looks the same by chance. */
const some = <One>(of: One[], least: number, most: number) =>
  fc.shuffledSubarray(of, { minLength: least, maxLength: most })

const letters = (least: number, most: number) =>
  some([...'bcdfghjklmnpqrstvwxz'], least, most).map((chosen) => chosen.join(''))

/** The end of what stands before the sign: enough to be somebody's, too little to be found by chance. */
const secretOf = (name: string) => name.slice(-7)

const emailForms: ((name: string, host: string, end: string) => string)[] = [
  (name, host, end) => `${name}@${host}.${end}`,
  (name, host, end) => `${name}@${host}.${end}`.toUpperCase(),
  (name, host, end) => `<mailto:${name}@${host}.${end}?subject=hi>`,
  (name, host, end) => `${name}+shop@mail.${host}.${end},`,
  (name, host, end) => `"${name}"@${host}.${end}`,
  (name, host, end) => `${name} (at) ${host} (dot) ${end}`,
  (name, host, end) => `${name}[at]${host}[dot]${end}`,
  (name, host, end) => `${name} AT ${host} DOT ${end}`,
  (name, host, end) => `${name} @ ${host}.${end}`,
  (name, host, end) => `${name}(at)${host}.${end}!`,
  (name, host, end) => `https://x.example/?to=${name}%40${host}.${end}&y=1`,
  (name, host, end) => `${name}&#64;${host}.${end}`,
  (name, host, end) => `${name}＠${host}．${end}`,
  (name, host, end) => `${name.slice(0, 2)}\u200B${name.slice(2)}@${host}\u00AD.${end}`,
  (name, host, end) => `E-mail:${name}@${host}.${end}/${name}@${host}.${end}`,
]

const email: fc.Arbitrary<Contact> = fc
  .tuple(
    letters(9, 14),
    letters(8, 12),
    fc.constantFrom('com', 'no', 'co.uk', 'example'),
    fc.constantFrom(...emailForms),
  )
  .map(([name, host, end, form]) => ({ spelling: form(name, host, end), secret: secretOf(name) }))

const separators = ['', ' ', '-', '.', '/', '\u00A0', '\u2011', '\u2013', ' - ', '\u202F', '\u200B', ') ', '_']
const prefixes = ['', '+47', '+47 ', '0047 ', '+1 (', '(0', 'tel:', '＋49', '+44 (0) ']
/** Digits of some scripts, zero first. */
const scripts = [0x30, 0x0660, 0x0966, 0xff10]

const phone: fc.Arbitrary<Contact> = fc
  .tuple(
    some([1, 2, 3, 4, 5, 6, 7, 8, 9], 8, 9),
    fc.array(fc.constantFrom(...separators), { minLength: 11, maxLength: 11 }),
    fc.constantFrom(...prefixes),
    fc.constantFrom(...scripts),
  )
  .map(([digits, between, prefix, zero]) => ({
    spelling:
      prefix +
      digits
        .map((digit, i) => String.fromCodePoint(zero + digit) + (digits[i + 1] === undefined ? '' : between[i]))
        .join(''),
    secret: digits.slice(-7).join(''),
  }))
  // A day is none, and is shown.
  .filter(({ spelling }) => !/^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(spelling))

export const contact = fc.oneof(email, phone)

/** What a contact stands in: nothing of it looks like one. */
export const said = (one: fc.Arbitrary<Contact>): fc.Arbitrary<{ text: string; contacts: Contact[] }> =>
  fc
    .array(
      fc.tuple(fc.constantFrom('Please write to', 'call', 'or', 'Ring meg på', 'إتصل', '→', 'c/o', '2 bikes,'), one),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((parts) => ({
      text: `${parts.map(([words, { spelling }]) => `${words} ${spelling}`).join('; ')}. Thanks`,
      contacts: parts.map(([, found]) => found),
    }))

/** What remains when spelling no longer matters: small letters and digits, nothing between them. */
export const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/[^a-z0-9]/g, '')

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  return code - (scripts.findLast((zero) => zero <= code) ?? 0)
}
