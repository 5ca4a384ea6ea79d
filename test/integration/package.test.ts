import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNpmPackage, run, widgets } from '../support/npm-package.ts'

const folder = join(widgets, 'dist/npm')

/** An app that has the package installed. */
let app: string
beforeAll(() => {
  makeNpmPackage(folder)
  app = mkdtempSync(join(tmpdir(), 'rapport-app-'))
  mkdirSync(join(app, 'node_modules/@rapport'), { recursive: true })
  symlinkSync(folder, join(app, 'node_modules/@rapport/widgets'))
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(app, { recursive: true }))

const json = <Value>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Value

test('the package has code, types and descriptions of both elements, and nothing else', () => {
  const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], folder)) as [
    { files: { path: string }[]; unpackedSize: number },
  ]
  const files = packed.files.map(({ path }) => path)
  const each = ['format-performance', 'profile-card', 'segment', 'timeline'].flatMap((element) =>
    [element, `${element}/define`, `react/${element}`].flatMap((file) => [`${file}.d.ts`, `${file}.js`]),
  )
  const described = ['custom-elements.json', 'jsx.d.ts', 'vscode.html-custom-data.json', 'vue.d.ts']
  const rest = ['LICENSE', 'README.md', 'configure.d.ts', 'configure.js', 'package.json']
  expect(files.filter((file) => !/^(chunks|types)\//.test(file)).toSorted()).toEqual(
    [...each, ...described, ...rest].toSorted(),
  )
  expect(files.filter((file) => /^(chunks|types)\//.test(file) && !/\.(d\.ts|js)$/.test(file))).toEqual([])
  expect(packed.unpackedSize).toBeLessThan(460_000)
})

test('publint finds nothing wrong with it', () => {
  expect(run('publint', ['run', folder, '--strict', '--pack', 'false'], app)).toContain('All good!')
})

test('classes can be imported in Node, where nothing happens; only the other entry defines the element', () => {
  const code = `
    const { RapportProfileCard } = await import('@rapport/widgets/profile-card.js')
    const { RapportFormatPerformance } = await import('@rapport/widgets/format-performance.js')
    const { configure } = await import('@rapport/widgets/configure.js')
    const names = ['rapport-profile-card', 'rapport-format-performance']
    const defined = () => names.map((name) => customElements.get(name) !== undefined)
    const before = defined()
    await import('@rapport/widgets/profile-card/define.js')
    const types = [RapportProfileCard, RapportFormatPerformance, configure].map((one) => typeof one)
    console.log(JSON.stringify({ types, before, after: defined(), window: typeof window, version: RapportProfileCard.version }))`
  expect(JSON.parse(run(process.execPath, ['--input-type=module', '--eval', code], app))).toEqual({
    types: ['function', 'function', 'function'],
    before: [false, false],
    after: [true, false],
    window: 'undefined',
    version: expect.stringMatching(/^\d+\.\d+\.\d+-\w+$/),
  })
})

test('React 18 renders the wrappers, on the server too', () => {
  // Where the wrappers themselves find React.
  const react = createRequire(join(widgets, 'package.json')).resolve('react')
  const code = `
    const { RapportProfileCard } = await import('@rapport/widgets/react/profile-card.js')
    const { default: react } = await import(${JSON.stringify(react)})
    const element = react.createElement(RapportProfileCard, { customer: 'user_id:42', onReady() {} })
    console.log(react.version.split('.')[0], react.isValidElement(element), RapportProfileCard.displayName)`
  expect(run(process.execPath, ['--input-type=module', '--eval', code], app).trim()).toBe('18 true RapportProfileCard')
})

test.for([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('types hold for TypeScript with module %s and resolution %s', ([module = '', resolution = '']) => {
  writeFileSync(
    join(app, 'app.ts'),
    `import { RapportProfileCard } from '@rapport/widgets/profile-card.js'
import '@rapport/widgets/format-performance/define.js'
import { configure } from '@rapport/widgets/configure.js'
import type { RapportElements } from '@rapport/widgets/jsx'
import type { RapportComponents } from '@rapport/widgets/vue'
configure({ token: async () => ({ token: 'invented', expiresIn: 600 }) })
const card: RapportProfileCard = document.createElement('rapport-profile-card')
card.customer = 'user_id:42'
card.addEventListener('rapport-error', ({ detail }) => detail.code.toUpperCase())
export const jsx: RapportElements['rapport-profile-card'] = {
  customer: 'user_id:42',
  'heading-level': 3,
  ref: (element) => element?.refresh(),
}
export const vue: InstanceType<RapportComponents['rapport-format-performance']>['$props'] = { 'group-by': 'day' }
// @ts-expect-error proves that types refuse a theme that there is not
card.theme = 'pink'
// @ts-expect-error proves that types refuse what is no number
card.headingLevel = 'two'
// @ts-expect-error proves that types refuse an attribute of the other element
export const wrong: RapportElements['rapport-profile-card'] = { 'group-by': 'day' }
`,
  )
  const options = '--ignoreConfig --strict --noEmit --target es2022 --lib es2022,dom --types'
  run('tsc', [...options.split(' '), '', '--module', module, '--moduleResolution', resolution, 'app.ts'], app)
})

test('the manifest tells what pages may use, and nothing of the inside', () => {
  interface Declaration {
    tagName: string
    members: { name: string; privacy?: string }[]
    attributes: { name: string; description?: string }[]
    events: { name: string }[]
    cssParts: { name: string }[]
  }
  const { modules } = json<{ modules: { path: string; declarations: Declaration[] }[] }>('custom-elements.json')
  expect(modules.map(({ path }) => path)).toEqual([
    'format-performance.js',
    'profile-card.js',
    'segment.js',
    'timeline.js',
  ])
  for (const { tagName, members, attributes, events, cssParts } of modules.flatMap(
    ({ declarations }) => declarations,
  )) {
    expect(tagName).toMatch(/^rapport-/)
    expect(members.filter(({ name, privacy }) => name.startsWith('#') || (privacy ?? 'public') !== 'public')).toEqual(
      [],
    )
    expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(['token-url', 'theme', 'heading-level']))
    expect(attributes.filter(({ description }) => !description)).toEqual([])
    const told = events.map(({ name }) => name).filter((name) => name !== 'rapport-select')
    expect(told).toEqual(['rapport-ready', 'rapport-error', 'rapport-resize', 'rapport-token-needed'])
    expect(cssParts.map(({ name }) => name)).toContain('base')
  }
  const { tags } = json<{ tags: { name: string; attributes: object[] }[] }>('vscode.html-custom-data.json')
  expect(tags.map(({ name }) => name)).toEqual([
    'rapport-format-performance',
    'rapport-profile-card',
    'rapport-segment',
    'rapport-timeline',
  ])
  expect(tags[0]?.attributes).toContainEqual(
    expect.objectContaining({ name: 'theme', values: [{ name: 'light' }, { name: 'dark' }, { name: 'auto' }] }),
  )
})
