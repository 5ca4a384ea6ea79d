import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// Node takes graphql's CommonJS build and Vite would take its ES modules: two copies, whose error classes do not know each other.
const graphql = createRequire(new URL('server/package.json', import.meta.url)).resolve('graphql')
const oneGraphql = { resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] } }
const slow = { testTimeout: 30_000, hookTimeout: 60_000 }
const everyDatabase = 'test/integration/*/**/*.test.ts'
// These share nothing but their modules, whose loading took a quarter of the time.
const together = { isolate: false }
const { TEST_DATABASE_URL } = process.env

/**
 * Folders of test/integration run once for each database; what no database can change (files beside the folders, and tests beside
 * the code) runs once.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...oneGraphql,
        test: {
          ...slow,
          name: 'code',
          include: [
            '{prisma,schema,server,widgets}/**/*.test.ts',
            'test/integration/*.test.ts',
            'test/bench/**/*.test.ts',
          ],
        },
      },
      { ...oneGraphql, test: { ...slow, ...together, name: 'PGlite', include: [everyDatabase] } },
      {
        ...oneGraphql,
        test: {
          ...slow,
          ...together,
          name: 'PostgreSQL',
          include: [TEST_DATABASE_URL ? everyDatabase : 'test/support/no-postgresql.test.ts'],
          globalSetup: TEST_DATABASE_URL ? ['test/support/migrated-template.ts'] : [],
          env: TEST_DATABASE_URL ? { RAPPORT_TEST_SERVER: TEST_DATABASE_URL } : {},
        },
      },
      {
        ...oneGraphql,
        test: {
          name: 'Chromium',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/demo-folder.ts'],
          // Half of the time they wait for pages. Beside nothing else, as the others need all of the machine.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
