import type { Plugin } from 'vite'

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
export const shortTemplates = (): Plugin => ({
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

export const shortCode = (): Plugin[] => [documentHashesOnly(), shortTemplates()]
