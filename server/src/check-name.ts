import { InputRefused } from './input-refused.ts'

const longest = 200

/**
 * Refuses what nobody can call a thing by.
 * @param what begins the sentence: `The name of a key`
 * @throws InputRefused above 200 characters
 */
export function checkName(what: string, name: string): void {
  if (name.length > longest)
    throw new InputRefused(`${what} has at most ${longest} characters, and this one has ${name.length}; shorten it.`)
}
