import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const folder = join(dirname(createRequire(import.meta.url).resolve('@rapport/widgets/package.json')), 'dist/elements')
const { version } = JSON.parse(readFileSync(join(folder, 'version.json'), 'utf8')) as { version: string }

/** Bytes after gzip -9 that each file may weigh: what a page of one language loads. Every file has a limit, also one that is new. */
const limits: Record<string, number> = {
  'load.js': 1_500,
  'core.js': 18_150,
  'profile-card.js': 4_500,
  'person.js': 1_650,
  'format-performance.js': 8_150,
  'timeline.js': 5_000,
  'segment.js': 6_350,
  'live.js': 3_700,
  // What is fetched when somebody exports something.
  'save-export.js': 1_300,
  'pictures.js': 1_200,
  'format-performance-exported.js': 1_100,
  'profile-card-exported.js': 600,
  'timeline-exported.js': 300,
  'segment-exported.js': 420,
  'print.js': 450,
  'rolldown-runtime.js': 200,
  'single.js': 82_600,
  'room.css': 800,
}
const words = 1_000

test.for(readdirSync(join(folder, version)).filter((file) => !/\.(br|gz)$/.test(file)))(
  '%s weighs no more than agreed',
  (file) => {
    const limit = /^[a-z-]{2,7}\.[a-z-]+\.js$/i.test(file) ? words : limits[file]
    expect(gzipSync(readFileSync(join(folder, version, file)), { level: 9 }).length).toBeLessThanOrEqual(limit ?? 0)
  },
)

test('the loader that pages include weighs no more under the address that stays', () => {
  expect(gzipSync(readFileSync(join(folder, 'load.js')), { level: 9 }).length).toBeLessThanOrEqual(
    limits['load.js'] ?? 0,
  )
})
