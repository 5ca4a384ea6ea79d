import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The classic script of framed pages; the server writes it into each. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    target: 'es2022',
    outDir: 'dist/messenger',
    reportCompressedSize: false,
    lib: {
      entry: fileURLToPath(new URL('./src/frame/messenger.ts', import.meta.url)),
      formats: ['iife'],
      name: 'messenger',
      fileName: () => 'messenger.js',
    },
    rolldownOptions: { output: { minify: true } },
  },
})
