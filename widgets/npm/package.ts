// `pnpm --filter @rapport/widgets package [FOLDER]`: makes dist/npm, or FOLDER, which is what `npm publish widgets/dist/npm` takes.
import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import own from '../package.json' with { type: 'json' }
import { elementsOf, readManifest } from './manifest.ts'
import { classTypes, jsxTypes, reactWrapper, vsCodeData, vueTypes } from './typings.ts'

const root = join(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(root, 'dist/npm'))
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
const write = (file: string, content: string | object) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
}

run('vite', 'build', '--config', 'npm.config.ts', '--outDir', folder, '--emptyOutDir')

const compile =
  '--ignoreConfig --declaration --emitDeclarationOnly --module nodenext --target es2024 --lib es2024,dom --strict'
const types = ['--types', 'node', '--allowImportingTsExtensions', '--rootDir', 'src', '--outDir', join(folder, 'types')]
run('tsc', ...compile.split(' '), ...types, 'src/configure.ts', 'src/element/events.ts')
for (const file of globSync('types/**/*.d.ts', { cwd: folder })) {
  const text = readFileSync(join(folder, file), 'utf8')
  write(file, text.replace(/(from '\..*)\.ts'/g, "$1.js'"))
}
write('configure.d.ts', "export * from './types/configure.js'\n")

const manifest = readManifest()
const elements = elementsOf(manifest)
write('custom-elements.json', manifest)
write('vscode.html-custom-data.json', vsCodeData(elements))
write('jsx.d.ts', jsxTypes(elements))
write('vue.d.ts', vueTypes(elements))
for (const element of elements) {
  const { code, types: wrapperTypes } = reactWrapper(element)
  write(`${element.module}.d.ts`, classTypes(element))
  write(`${element.module}/define.d.ts`, `import '../${element.module}.js'\n`)
  write(`react/${element.module}.js`, code)
  write(`react/${element.module}.d.ts`, wrapperTypes)
}

const typed = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` })
const modules = ['configure', ...elements.flatMap(({ module }) => [module, `${module}/define`, `react/${module}`])]
write('package.json', {
  name: own.name,
  version: own.version,
  description: own.description,
  license: own.license,
  type: 'module',
  sideEffects: ['./*/define.js', './react/*.js'],
  customElements: './custom-elements.json',
  exports: {
    ...Object.fromEntries(modules.map((file) => [`./${file}.js`, typed(file)])),
    './jsx': { types: './jsx.d.ts' },
    './vue': { types: './vue.d.ts' },
    './custom-elements.json': './custom-elements.json',
    './vscode.html-custom-data.json': './vscode.html-custom-data.json',
    './package.json': './package.json',
  },
  dependencies: { lit: `^${own.dependencies.lit}` },
  peerDependencies: { '@lit/react': '^1.0.8', react: '>=17' },
  peerDependenciesMeta: { '@lit/react': { optional: true }, react: { optional: true } },
})
copyFileSync(join(root, '../LICENSE'), join(folder, 'LICENSE'))
copyFileSync(join(root, 'npm/README.md'), join(folder, 'README.md'))
