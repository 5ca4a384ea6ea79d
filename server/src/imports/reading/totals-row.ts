import type { Field } from './fields.ts'
import { isBlank } from './parse-number.ts'
import type { Recognised } from './recognise.ts'

const NAMES: readonly Field[] = ['creative', 'creativeName', 'campaign', 'campaignName', 'adGroup']
const GOOGLE_TOTAL = /^\s*Total: /
const TOTAL = /^total\b/i
/** Says so by itself; a campaign may well be called "Total care". */
const PLAIN_TOTAL = /^totals?:?$|^total:? (?:of )?\d|^results from \d/i

/**
 * Prepares how the totals rows of a platform's export are told from its data: Google's `Total: Account`, TikTok's and LinkedIn's
 * `Total …`, and Meta's and LinkedIn's rows that have figures and no name. Generic files have none.
 */
export function totalsTest({ kind, columns }: Recognised): (cells: readonly string[]) => boolean {
  if (kind === 'google') return (cells) => GOOGLE_TOTAL.test(cells[0] ?? '')
  if (kind !== 'meta' && kind !== 'linkedin' && kind !== 'tiktok') return () => false
  const names = columns.filter(({ field }) => NAMES.includes(field)).map(({ index }) => index)
  const beside = [...names, ...columns.filter(({ field }) => field === 'day').map(({ index }) => index)].filter(Boolean)
  const unnamed = kind !== 'tiktok' && names.length > 0
  return (cells) => {
    const label = (cells[0] ?? '').trim()
    if (TOTAL.test(label) && beside.length > 0 && allBlank(cells, beside)) return true
    const named = names.filter((index) => !isBlank((cells[index] ?? '').trim()))
    if (named.length > 1) return false
    const name = named[0] === undefined ? label : (cells[named[0]] ?? '').trim()
    return (unnamed && named.length === 0) || PLAIN_TOTAL.test(name)
  }
}

function allBlank(cells: readonly string[], indexes: readonly number[]): boolean {
  return indexes.every((index) => isBlank((cells[index] ?? '').trim()))
}
