import type { Space } from './space.ts'

export interface FormatAnswer {
  message?: string
  id?: string
  name?: string
  [fact: string]: unknown
}

const fields = `... on Error { message } ... on AdFormat {
  id name platform apiName medium ratios sizes minSeconds maxSeconds minCards maxCards maxBytes interactive source aliases own }`

/** Adds a format, or returns why not. */
export async function createFormat(space: Space, input: object): Promise<FormatAnswer> {
  const mutation = `mutation ($input: CreateFormatInput!) { createFormat(input: $input) { ${fields} } }`
  return (await space.ask<{ createFormat: FormatAnswer }>(mutation, { input })).createFormat
}

/** Changes a format, or returns why not. */
export async function updateFormat(space: Space, id: unknown, input: object): Promise<FormatAnswer> {
  const mutation = `mutation ($id: ID!, $input: UpdateFormatInput!) { updateFormat(id: $id, input: $input) { ${fields} } }`
  return (await space.ask<{ updateFormat: FormatAnswer }>(mutation, { id, input })).updateFormat
}

/** Removes a format, or returns why not. */
export async function deleteFormat(space: Space, id: unknown): Promise<FormatAnswer> {
  const mutation = `mutation ($id: ID!) { deleteFormat(id: $id) { ${fields} } }`
  return (await space.ask<{ deleteFormat: FormatAnswer }>(mutation, { id })).deleteFormat
}
