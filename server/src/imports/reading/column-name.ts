import { isCurrency } from '../../is-currency.ts'

const CURRENCY_SUFFIX = /\(([A-Z]{3})\)$/
const ZONE_SUFFIX = /\(in[^()]*\)$/

/**
 * What is compared when names of columns and fields are: no case, no spaces, no underscores. NFKC turns the full-width brackets of
 * TikTok's `Website URL (Ad level）` into plain ones. A time zone behind the name, as in LinkedIn's `Start Date (in UTC)`, does not count.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, '')
    .replace(ZONE_SUFFIX, '')
}

/** The currency that a header carries, as in `Amount spent (USD)`, and the name without it. */
export function splitCurrency(name: string): { bare: string; currency: string | null } {
  const plain = name.normalize('NFKC').trim()
  const code = CURRENCY_SUFFIX.exec(plain)?.[1]
  return code !== undefined && isCurrency(code)
    ? { bare: plain.replace(CURRENCY_SUFFIX, '').trimEnd(), currency: code }
    : { bare: plain, currency: null }
}
