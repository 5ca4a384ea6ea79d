import type { SliceField } from './fields.ts'
import { isBlank } from './parse-number.ts'
import { parseName } from './parse-words.ts'

const MALE = new Set([
  'm',
  'male',
  'males',
  'man',
  'men',
  'mann',
  'männer',
  'männlich',
  'menn',
  'hombre',
  'hombres',
  'homme',
  'hommes',
])
const FEMALE = new Set([
  'f',
  'female',
  'females',
  'w',
  'woman',
  'women',
  'frau',
  'frauen',
  'weiblich',
  'kvinne',
  'kvinner',
  'mujer',
  'mujeres',
  'femme',
  'femmes',
])
const UNKNOWN = new Set(['u', 'unknown', 'undetermined', 'uncategorized', 'unbekannt', 'ukjent'])

/** One value of an audience slice, written the same way whoever reports it; empty when blank. */
export function parseSlice(field: SliceField, cell: string, column: string): string {
  if (isBlank(cell)) return ''
  const value = parseName(cell, column) ?? ''
  if (field === 'gender') return genderOf(value.toLowerCase())
  if (field === 'age') return value.replace(/\s*[–—-]\s*/g, '-')
  if (field === 'country') return value.length === 2 ? value.toUpperCase() : value
  return value
}

function genderOf(word: string): string {
  if (MALE.has(word)) return 'male'
  if (FEMALE.has(word)) return 'female'
  return UNKNOWN.has(word) ? 'unknown' : 'other'
}
