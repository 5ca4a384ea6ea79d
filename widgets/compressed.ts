import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Puts each script and style sheet beside itself once more, as small as it gets, so that the server need not compress. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  async writeBundle({ dir = '.' }, bundle) {
    for (const file of Object.values(bundle)) {
      if (!/\.(js|css)$/.test(file.fileName)) continue
      const source = file.type === 'chunk' ? file.code : file.source
      await writeFile(join(dir, `${file.fileName}.br`), brotliCompressSync(source))
      await writeFile(join(dir, `${file.fileName}.gz`), gzipSync(source, { level: 9 }))
    }
  },
})
