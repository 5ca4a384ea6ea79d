import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Builds that stay on the disk, for pages that pinned one of them. */
const mostKept = 50

/**
 * Files go to a folder of their version, where they never change. What a page includes is also put beside that folder, under the
 * address that always has the latest.
 * @param assets further files, by name
 */
export const versioned = (version: string, assets: Record<string, string>): Plugin => ({
  name: 'versioned',
  config: () => ({
    build: {
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: `${version}/[name].js` } },
    },
  }),
  generateBundle(_options, bundle) {
    const inside = Object.keys(bundle).map((file) => file.slice(version.length + 1))
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue
      const source = inside.reduce((code, file) => code.replaceAll(`./${file}`, `./${version}/${file}`), chunk.code)
      this.emitFile({ type: 'asset', fileName: `${chunk.name}.js`, source })
    }
    for (const [name, source] of Object.entries(assets)) {
      for (const fileName of [name, `${version}/${name}`]) this.emitFile({ type: 'asset', fileName, source })
    }
    this.emitFile({ type: 'asset', fileName: 'version.json', source: JSON.stringify({ version }) })
  },
  writeBundle({ dir = '.' }) {
    const builds = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const byAge = builds
      .map(({ name }) => join(dir, name))
      .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    for (const old of byAge.slice(mostKept)) rmSync(old, { recursive: true })
  },
})
