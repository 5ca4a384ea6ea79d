import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { shortTemplates } from './short-code.ts'

/** The elements once more, as one module for Node: the server puts them into pages where no script may run. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [shortTemplates()],
  ssr: { noExternal: true },
  build: {
    ssr: fileURLToPath(new URL('./src/frame/render.ts', import.meta.url)),
    target: 'node24',
    outDir: 'dist/frame',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
