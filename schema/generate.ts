// Typed documents and the trusted-document manifest, from schema.graphql and operations/*.graphql: run through `pnpm generate`.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { preset } from '@graphql-codegen/client-preset'
import { getOperationAST, parse } from 'graphql'

const folder = import.meta.dirname
const output = join(folder, 'generated/')

/** What `generated/` must contain, by file name. Nothing is written. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const files: { filename: string; content: string }[] = await generate(
    {
      schema: join(folder, 'schema.graphql'),
      documents: join(folder, 'operations/*.graphql'),
      silent: true,
      generates: {
        [output]: {
          preset,
          presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
          config: {
            documentMode: 'string',
            enumsAsTypes: true,
            useTypeImports: true,
            scalars: {
              BigInt: 'number | string',
              Date: 'string',
              DateTime: 'string',
              Decimal: 'string',
              File: 'File',
              JSON: 'unknown',
            },
          },
        },
      },
    },
    false,
  )
  const text = (name: string) => {
    const file = files.find(({ filename }) => filename.endsWith(`/${name}`))
    if (!file) throw new Error(`The generator wrote no ${name}.`)
    return file.content
  }
  return new Map([
    ['graphql.ts', text('graphql.ts')],
    ['manifest.ts', manifestOf(text('persisted-documents.json'))],
  ])
}

function manifestOf(persistedDocuments: string): string {
  const documents = Object.entries(JSON.parse(persistedDocuments) as Record<string, string>)
  const entries = documents.map(([hash, text]) => {
    const operation = getOperationAST(parse(text))?.name?.value
    return `  '${hash}': { operation: ${JSON.stringify(operation)}, text: ${JSON.stringify(text)} },`
  })
  return [
    '/** The documents that elements may send, by the SHA-256 of their text. */',
    'export const manifest: Record<string, { operation: string; text: string }> = {',
    ...entries.toSorted(),
    '}\n',
  ].join('\n')
}

if (import.meta.main) {
  for (const [name, content] of await generatedFiles()) await writeFile(join(output, name), content)
}
