import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { defineConfig } from 'vite'
import { shortCode } from './short-code.ts'
import { version } from './version.ts'

const source = join(import.meta.dirname, 'src')
const elements = globSync('*/define.ts', { cwd: source, exclude: ['element/*'] }).map((file) => basename(dirname(file)))

/**
 * The elements as modules for other people's bundlers. Lit stays a dependency: a page that has it already gets no second one, and in Node
 * it brings what classes need to be imported. graphql-request is inside, because only here the parser is left out of it.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [shortCode()],
  define: { RAPPORT_VERSION: JSON.stringify(version) },
  resolve: { alias: { graphql: join(source, 'data/graphql-stub.ts') } },
  build: {
    target: 'es2022',
    minify: false,
    reportCompressedSize: false,
    lib: {
      entry: {
        configure: join(source, 'configure.ts'),
        ...Object.fromEntries(
          elements.flatMap((name) => [
            [name, join(source, name, `${name}.ts`)],
            [`${name}/define`, join(source, name, 'define.ts')],
          ]),
        ),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^lit(?:\/|$)/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
