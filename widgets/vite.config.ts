import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/**
 * Leaves only the hash of each trusted document in the bundle: the server knows the text, and elements never send it.
 * Works on the module that the GraphQL code generator writes for `@rapport/schema`.
 */
const documentHashesOnly = (): Plugin => ({
  name: 'document-hashes-only',
  transform: {
    filter: { id: /\/generated\/graphql\.ts$/ },
    handler: (code) => ({
      code: code.replace(/new TypedDocumentString\(`[^`]*`, (\{[^}]*\})\)/g, '({ __meta__: $1 })'),
      map: null,
      moduleSideEffects: false,
    }),
  },
})

/** Indentation in templates and spaces in styles are for people; browsers do not need them. */
const shortTemplates = (): Plugin => ({
  name: 'short-templates',
  transform: {
    filter: { id: /\/widgets\/src\/.*\.ts$/ },
    handler: (code, id) => {
      const short = code.replace(/\n\s+/g, '\n')
      if (!id.endsWith('.styles.ts')) return { code: short, map: null }
      const bare = short
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s*([{};,])\s+/g, '$1')
        .replace(/: /g, ':')
      return { code: bare, map: null }
    },
  },
})

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [documentHashesOnly(), shortTemplates()],
  // graphql-request needs the parser only to find operation names, which we do not send: 13.6 kB become 2.6 kB.
  resolve: { alias: { graphql: fileURLToPath(new URL('./src/data/graphql-stub.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    outDir: 'dist/elements',
    modulePreload: false,
    reportCompressedSize: false,
    // As a library, so that Vite does not wrap every import() in its preloader.
    lib: { entry: fileURLToPath(new URL('./src/load.ts', import.meta.url)), formats: ['es'] },
    rolldownOptions: {
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ name, facadeModuleId }) => {
          const [, folder] = facadeModuleId?.match(/\/([^/]+)\/[^/]+$/) ?? []
          const [, language] = facadeModuleId?.match(/\/words\/([^/]+)\/[^/]+$/) ?? []
          return `${language ? `${language}.${name}` : name === 'define' ? folder : name}-[hash].js`
        },
        // What elements share is one file, asked for beside the element's own: no request waits for another.
        codeSplitting: { groups: [{ name: 'core', minShareCount: 2 }] },
      },
    },
  },
})
