import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/** What the package says about itself, as https://github.com/webcomponents/custom-elements-manifest describes it; what we use of it. */
export interface Manifest {
  modules: Module[]
}

interface Module {
  path: string
  declarations: Declaration[]
  exports: { kind: string; name: string; declaration: { name: string; module: string } }[]
}

interface Named {
  name: string
  description?: string
  type?: { text: string }
}

interface Declaration extends Named {
  kind: string
  tagName: string
  summary?: string
  attributes?: (Named & { fieldName: string })[]
  members?: (Named & { kind: string; privacy?: string; static?: boolean; readonly?: boolean })[]
  events?: Named[]
}

export interface ElementDescription extends Declaration {
  /** Folder of its source, and its module in the package: `profile-card`. */
  module: string
  attributes: (Named & { fieldName: string })[]
  events: Named[]
}

const root = join(import.meta.dirname, '..')

/** Reads the elements' source. Only what pages and apps may use is told, under the names that the package gives its modules. */
export function readManifest(): Manifest {
  const folder = mkdtempSync(join(root, 'dist/.manifest-'))
  try {
    const sources = globSync('src/*/define.ts', { cwd: root, exclude: ['src/element/*'] })
      .toSorted()
      .map((file) => join(dirname(file), `${basename(dirname(file))}.ts`))
    // Only its configuration keeps the analyzer from writing into package.json.
    const settings = { globs: [...sources, 'src/element/rapport-element.ts'], litelement: true, packagejson: false }
    writeFileSync(join(folder, 'settings.mjs'), `export default ${JSON.stringify(settings)}`)
    const here = relative(root, folder)
    execFileSync('cem', ['analyze', '--config', join(here, 'settings.mjs'), '--outdir', here], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const all: Manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'))
    return { ...all, modules: all.modules.filter(({ path }) => sources.includes(path)).map(published) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const elementsOf = ({ modules }: Manifest): ElementDescription[] =>
  modules.flatMap(({ path, declarations }) =>
    declarations.map((declaration) => ({ attributes: [], events: [], ...declaration, module: basename(path, '.js') })),
  )

function published({ path, declarations, ...rest }: Module): Module {
  const name = `${basename(path, '.ts')}.js`
  const own = declarations.filter(({ tagName }) => tagName).map(publicPart)
  const definitions = own.map(({ tagName, name: declared }) => ({
    kind: 'custom-element-definition',
    name: tagName,
    declaration: { name: declared, module: name },
  }))
  const exported = own.map(({ name: declared }) => ({
    kind: 'js',
    name: declared,
    declaration: { name: declared, module: name },
  }))
  return { ...rest, path: name, declarations: own, exports: [...exported, ...definitions] }
}

function publicPart({ members = [], attributes = [], ...rest }: Declaration): Declaration {
  const open = members.filter(({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#'))
  const fields = new Set(open.map(({ name }) => name))
  const withoutOrigin = <Item extends object>(item: Item) => ({ ...item, inheritedFrom: undefined })
  return {
    ...rest,
    members: open.map(withoutOrigin),
    attributes: attributes.filter(({ fieldName }) => fields.has(fieldName)).map(withoutOrigin),
  }
}
