import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed } from './compressed.ts'

/** The tag: one classic script without dependencies, for the browsers of everybody who visits a customer's website. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [compressed()],
  build: {
    target: 'es2021',
    outDir: 'dist/tag',
    reportCompressedSize: false,
    lib: {
      entry: fileURLToPath(new URL('./src/tag/tag.ts', import.meta.url)),
      formats: ['iife'],
      name: 'tag',
      fileName: () => 't.js',
    },
    rolldownOptions: { output: { minify: true } },
  },
})
