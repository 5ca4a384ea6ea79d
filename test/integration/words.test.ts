import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { languages } from '@rapport/widgets/src/words/locale.ts'
import { expect, test } from 'vitest'

const built = join(import.meta.dirname, '../../widgets/dist/elements')
const { version } = JSON.parse(readFileSync(join(built, 'version.json'), 'utf8')) as { version: string }
const folder = join(built, version)
const files = globSync(`{${languages.join()}}.*.js`, { cwd: folder })
const most = 1000

test('a file of words weighs at most 1,000 bytes gzip, in each language', () => {
  for (const language of languages) expect(files.filter((file) => file.startsWith(`${language}.`)).length).toBe(10)
  const heavy = files.flatMap((file) => {
    const bytes = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
    return bytes > most ? [`${file}: ${bytes}`] : []
  })
  expect(heavy).toEqual([])
})
