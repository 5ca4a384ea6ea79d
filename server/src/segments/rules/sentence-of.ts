import type { z } from 'zod'

/** What values are called. */
const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  tuple: 'a list',
}

/** What is wrong with a value and what to write instead: in the words that its schema has for it, or else in these. */
export function sentenceOf(issue: z.core.$ZodIssue): string {
  if (/^(?:Invalid|Too) /.test(issue.message)) {
    if (issue.code === 'invalid_type') return `There should be ${kinds[issue.expected] ?? issue.expected} here.`
    if (issue.code === 'invalid_value') return oneOf(issue.values)
    if (issue.code === 'invalid_union' && 'options' in issue) return oneOf(issue.options ?? [])
    if (issue.code === 'too_small') return `There should be ${amount('at least', issue.minimum, issue.origin)} here.`
    if (issue.code === 'too_big') return `There should be ${amount('at most', issue.maximum, issue.origin)} here.`
  }
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`
}

const oneOf = (words: readonly unknown[]): string =>
  `There should be one of these here: ${words.map((word) => JSON.stringify(word)).join(', ')}.`

function amount(bound: 'at least' | 'at most', than: number | bigint, origin: string): string {
  const number = than.toLocaleString('en')
  if (origin !== 'string' && origin !== 'array') return `a number of ${bound} ${number}`
  const unit = origin === 'string' ? 'character' : 'value'
  return `${bound} ${number} ${unit}${number === '1' ? '' : 's'}`
}
