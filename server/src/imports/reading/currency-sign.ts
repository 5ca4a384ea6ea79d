const BEFORE = /^[\p{L}\p{Sc}]{1,5}\.?(?=\s*[\d.,])/u
const BEHIND = /[\p{L}\p{Sc}]{1,5}\.?$/u
const LETTERED = /^(\p{L}{1,2})(\p{Sc})$/u

/** Takes what may be signs or codes of currencies off a trimmed cell: `kr 12`, `US$12`, `12,50 €`, `12 NOK`. */
export function splitSigns(cell: string): { bare: string; signs: string[] } {
  const before = BEFORE.exec(cell)?.[0] ?? ''
  const rest = cell.slice(before.length).trimStart()
  const behind = BEHIND.exec(rest)?.[0] ?? ''
  const bare = rest.slice(0, rest.length - behind.length).trimEnd()
  return { bare, signs: [before, behind].filter((sign) => sign !== '') }
}

/** Whether a sign or code can stand for a currency: `$` for USD, CAD, AUD and others, `US$` for USD alone, `kr` for NOK, SEK and DKK. */
export function standsFor(sign: string, currency: string): boolean {
  const known = signsOf(currency)
  const key = signKey(sign)
  if (known.has(key)) return true
  const [, country = '', plain = ''] = LETTERED.exec(key) ?? []
  return country !== '' && currency.startsWith(country) && known.has(plain)
}

const SIGNS = new Map<string, ReadonlySet<string>>()

/** A currency's code and signs, `CA$` and `$`; English names them all. */
function signsOf(currency: string): ReadonlySet<string> {
  const known = SIGNS.get(currency)
  if (known !== undefined) return known
  const signs = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .flatMap(({ type, value }) => (type === 'currency' ? [signKey(value)] : [])),
  )
  const all = new Set([currency, ...signs])
  SIGNS.set(currency, all)
  return all
}

const signKey = (sign: string) => sign.replace(/\.$/, '').toUpperCase()
