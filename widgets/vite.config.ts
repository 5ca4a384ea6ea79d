import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed } from './compressed.ts'
import { shortCode } from './short-code.ts'
import { roomStyles } from './src/room.styles.ts'
import { version } from './version.ts'
import { versioned } from './versioned.ts'

/** Folders of the elements: what is in them is theirs alone. */
const elements = globSync('*/define.ts', { cwd: join(import.meta.dirname, 'src'), exclude: ['element/*'] }).map(dirname)
const theirs = new RegExp(`/src/(${elements.join('|')})/`)
/** Folders of what only some elements need. */
const someones = /\/src\/(person|export)\//

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The elements, each fetched when a page needs it; `--mode single` puts all of them into one file instead. */
export default defineConfig(({ mode }) => ({
  root: pathOf('.'),
  base: './',
  plugins: [shortCode(), versioned(version, { 'room.css': roomStyles }), compressed()],
  define: { RAPPORT_VERSION: JSON.stringify(version) },
  // graphql-request needs the parser only to find operation names, which we do not send: 13.6 kB become 2.6 kB.
  resolve: { alias: { graphql: pathOf('./src/data/graphql-stub.ts') } },
  build: {
    target: 'es2022',
    outDir: 'dist/elements',
    modulePreload: false,
    reportCompressedSize: false,
    // As a library, so that Vite does not wrap every import() in its preloader.
    lib: { entry: { [mode === 'single' ? 'single' : 'load']: pathOf('./src/load.ts') }, formats: ['es'] },
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: ({ name, facadeModuleId }) => {
          const [, folder = ''] = facadeModuleId?.match(/\/([^/]+)\/[^/]+$/) ?? []
          const [, language] = facadeModuleId?.match(/\/words\/([^/]+)\/[^/]+$/) ?? []
          // Files that are called alike in several folders are told apart by the folder.
          const names: Record<string, string> = { define: folder, exported: `${folder}-exported` }
          return `${version}/${language ? `${language}.${name}` : (names[name] ?? name)}.js`
        },
        // What elements share is one file, asked for beside the element's own: no request waits for another.
        codeSplitting: mode !== 'single' && {
          groups: [
            // First: a group takes along what its files import and no group before it has.
            { name: 'core', test: (id) => !theirs.test(id) && !someones.test(id), minShareCount: 2, priority: 1 },
            { name: 'person', test: /\/src\/person\// },
            { name: 'pictures', test: /\/src\/export\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
}))
