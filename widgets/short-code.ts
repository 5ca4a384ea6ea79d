import { manifest } from '@rapport/schema/generated/manifest.ts'
import type { Plugin } from 'vite'

const hashes = new Map(Object.entries(manifest).map(([hash, { operation }]) => [`${operation}Document`, hash]))

/**
 * Leaves only the hash of each trusted document in the bundle: the server knows the text, and elements never send it. It stands where the
 * document is asked for, so that nobody fetches those of other elements.
 */
const documentHashesOnly = (): Plugin => ({
  name: 'document-hashes-only',
  transform: {
    filter: { id: /\/widgets\/src\/.*\.ts$/ },
    handler: (code) => ({
      code: code.replace(
        /import \{([^}]*)\} from ["']@rapport\/schema\/generated\/graphql\.ts["'];?/,
        (_, names: string) => names.split(',').map(documentOf).join('\n'),
      ),
      map: null,
    }),
  },
})

const documentOf = (imported: string): string => {
  const name = imported.trim()
  const hash = hashes.get(name)
  if (hash === undefined) throw new Error(`${name} is no trusted document.`)
  return `const ${name} = { __meta__: { hash: '${hash}' } }`
}

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

/**
 * Gives our copy of Lit a Trusted Types policy of its own name, made once for all copies on a page: a second one of a name is refused
 * where the page does not say 'allow-duplicates', and the elements would never start.
 */
const ownPolicy = (): Plugin => ({
  name: 'own-policy',
  transform: {
    filter: { id: /\/lit-html\/lit-html\.js$/ },
    handler(code) {
      const mine = code.replace(
        /(\w+)\.createPolicy\("lit-html",(\{createHTML:(\w+)=>\3\})\)/,
        '(globalThis[Symbol.for("rapport-html")]??=$1.createPolicy("rapport-html",$2))',
      )
      if (mine === code) throw new Error('Lit makes its Trusted Types policy in another way now.')
      return { code: mine, map: null }
    },
  },
})

export const shortCode = (): Plugin[] => [documentHashesOnly(), shortTemplates(), ownPolicy()]
