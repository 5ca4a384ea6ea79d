import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The house: what each package may import of the others. */
const mayImport: Record<string, readonly string[]> = {
  prisma: [],
  schema: [],
  server: ['prisma', 'schema'],
  widgets: ['schema'],
  test: ['prisma', 'schema', 'server', 'widgets'],
}
const packages = Object.keys(mayImport)

const files = globSync(`{${packages.join(',')}}/**/*.{ts,js,css,prisma,graphql}`, {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|generated|dist)$/.test(name),
}).filter((file) => !/\/(node_modules|generated|dist)\//.test(file))
const code = files.filter((file) => /\.[jt]s$/.test(file))
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const packageOf = (file: string) => file.split('/')[0] ?? ''

/** Everything a file imports, types included. */
function importsOf(file: string): string[] {
  const text = textOf(file)
  return [
    ...text.matchAll(
      /(?:^import\s|^export\s|^\} )[^'"`\n]*from '([^']+)'|^import '([^']+)'|\bimport\(['"]([^'"]+)['"]\)/gm,
    ),
  ].flatMap(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? [])
}

test('a package imports only those that the house allows it', () => {
  const wrong = code.flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const target = name.match(/^@rapport\/([^/]+)/)?.[1]
      return target && !mayImport[packageOf(file)]?.includes(target) ? [`${file} imports ${name}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

test('no relative import crosses from one package into another', () => {
  const wrong = code.flatMap((file) =>
    importsOf(file).flatMap((name) => {
      if (!name.startsWith('.')) return []
      const target = relative(root, join(root, dirname(file), name))
      return packageOf(target) === packageOf(file) ? [] : [`${file} imports ${name}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('a package declares every package it imports, and no neighbour that it may not', () => {
  for (const name of packages) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(`${name}/package.json`)) as Record<
      string,
      Record<string, string> | undefined
    >
    const declared = { ...dependencies, ...devDependencies }
    const neighbours = Object.keys(declared).filter((dependency) => dependency.startsWith('@rapport/'))
    expect(
      neighbours.filter((neighbour) => !mayImport[name]?.includes(neighbour.replace('@rapport/', ''))),
      name,
    ).toEqual([])
    const rootDeclares = JSON.parse(textOf('package.json')) as { devDependencies: Record<string, string> }
    const imported = code
      .filter((file) => packageOf(file) === name)
      .flatMap(importsOf)
      .filter((one) => !/^(\.|node:)/.test(one))
    const missing = new Set(
      imported.map((one) =>
        one
          .split('/')
          .slice(0, one.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    )
    const everywhere = Object.keys(rootDeclares.devDependencies)
    expect(
      [...missing].filter((one) => !(one in declared) && !everywhere.includes(one)),
      name,
    ).toEqual([])
  }
})

/** What one file of the server imports of others, tests aside. */
const serverImports = code
  .filter((file) => file.startsWith('server/src/') && !file.endsWith('.test.ts'))
  .flatMap((file) => importsOf(file).map((name) => ({ file, name, target: join(dirname(file), name) })))
const told = (imports: typeof serverImports) => imports.map(({ file, name }) => `${file} imports ${name}`)

test('domain folders of the server know nothing of HTTP or the command line, and only their graph files of GraphQL', () => {
  const domain = serverImports.filter(({ file }) => /^server\/src\/(?!http\/|cli\/)[a-z]+\//.test(file))
  const edge = /^server\/src\/(http|cli)\//
  const graph = /^server\/src\/graph\/|\.graph\.ts$/
  const library = /^(graphql|graphql-yoga|@pothos\/.*)$/
  const wrong = domain.filter(
    ({ file, name, target }) =>
      edge.test(target) ||
      /^(fastify|commander)$/.test(name) ||
      (!graph.test(file) && (graph.test(target) || library.test(name))),
  )
  expect(told(wrong)).toEqual([])
})

test('folders of the server do not import each other in circles, types included', () => {
  const folderOf = (file: string) => file.split('/')[2]
  let left = serverImports.filter(
    // That file gathers what every folder adds to the graph.
    ({ file, name, target }) =>
      name.startsWith('.') && folderOf(file) !== folderOf(target) && file !== 'server/src/graph/schema.ts',
  )
  // Whoever imports nothing, or is imported by nobody, is in no circle; taking them away again and again leaves the circles.
  for (let before = -1; before !== left.length;) {
    before = left.length
    const importing = new Set(left.map(({ file }) => folderOf(file)))
    const imported = new Set(left.map(({ target }) => folderOf(target)))
    left = left.filter(({ file, target }) => importing.has(folderOf(target)) && imported.has(folderOf(file)))
  }
  expect(told(left)).toEqual([])
})

test('no file that people write is longer than 300 lines, but for the data model, which is one file to Prisma', () => {
  const written = files.filter((file) => file !== 'schema/schema.graphql' && file !== 'prisma/schema.prisma')
  const long = written
    .map((file) => [file, textOf(file).split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 300)
  expect(long).toEqual([])
})

test('files are in kebab case and export by name; there are no drawers for everything', () => {
  const badNames = files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(file.split('/').at(-1) ?? ''))
  expect(badNames).toEqual([])
  expect(files.filter((file) => /\b(utils|helpers|misc|common)\b/.test(file))).toEqual([])
  expect(code.filter((file) => !file.includes('.config.') && /^export default /m.test(textOf(file)))).toEqual([])
})

test('nothing that is made is committed, beside the contract that clients read', () => {
  if (!existsSync(join(root, '.git'))) return
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
  expect(tracked.filter((file) => /^data\/|(^|\/)(node_modules|dist|screenshots)\//.test(file))).toEqual([])
  expect(tracked.filter((file) => /(^|\/)generated\//.test(file) && !file.startsWith('schema/generated/'))).toEqual([])
})
