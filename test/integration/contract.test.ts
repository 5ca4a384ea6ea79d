import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { missingMigration } from '@rapport/prisma/new-migration.ts'
import { generatedFiles } from '@rapport/schema/generate.ts'
import { printedSchema } from '@rapport/server/graph/print-schema.ts'
import { schema } from '@rapport/server/graph/schema.ts'

const folder = join(import.meta.dirname, '../../schema')

test('schema.graphql is what the server serves; otherwise run: pnpm generate', async () => {
  expect(await readFile(join(folder, 'schema.graphql'), 'utf8')).toBe(printedSchema())
})

test('typed documents and the manifest are made from schema.graphql and operations/; otherwise run: pnpm generate', async () => {
  const files = await generatedFiles()
  expect(files.size).toBeGreaterThan(1)
  for (const [name, content] of files)
    expect(await readFile(join(folder, 'generated', name), 'utf8'), name).toBe(content)
})

test('the migrations build exactly what schema.prisma says; otherwise run: pnpm --filter @rapport/prisma new-migration NAME', async () => {
  expect(await missingMigration()).toBeNull()
}, 120_000)

test('the README shows only documents that the server would run', async () => {
  const readme = await readFile(join(folder, '../README.md'), 'utf8')
  const documents = [...readme.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, document = '']) => document)
  expect(documents.length).toBeGreaterThan(3)
  for (const document of documents) expect(validate(schema, parse(document)), document).toEqual([])
})

/** Relay's own words, whose meaning is in its specification. */
const relay = /(Connection|ConnectionEdge|^PageInfo)(\.|$)|\((first|after|last|before):\)$/

/** Everything in the schema that has a name, with its description. */
function* described({
  getTypeMap,
}: Pick<GraphQLSchema, 'getTypeMap'>): Generator<[name: string, description: string | null | undefined]> {
  for (const type of Object.values(getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue
    yield [type.name, type.description]
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description]
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description]
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description]
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name}:)`, arg.description]
    }
  }
}

test('every type, field, argument and enum value is described', () => {
  const all = [...described({ getTypeMap: () => schema.getTypeMap() })]
  expect(all.length).toBeGreaterThan(300)
  const mute = all.filter(
    ([name, description]) => !description?.trim() && !relay.test(name) && !/^Mutation\w+Result$/.test(name),
  )
  expect(mute.map(([name]) => name)).toEqual([])
})
