import { expect } from 'vitest'
import { manifest } from '@rapport/schema/generated/manifest.ts'

/** Id and text of the trusted document of this name. */
export function trusted(name: string): { documentId: string; query: string } {
  const found = Object.entries(manifest).find(([, { operation }]) => operation === name)
  if (!found) throw new Error(`There is no trusted document ${name}.`)
  return { documentId: found[0], query: found[1].text }
}

/** What an answer says, to be compared with another of the same moment: loyalty wears off a little in between. */
export const toldIn = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'score' && typeof value === 'number' ? expect.closeTo(value, 3) : value,
  )
