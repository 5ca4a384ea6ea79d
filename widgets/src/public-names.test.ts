import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Content blockers hide what is named like advertising or tracking, wherever it is.
const blocked = /(^|[^a-z])(ads?|advert\w*|banners?|track\w*|analytics|sponsor\w*)([^a-z]|$)/i

const source = new URL('.', import.meta.url).pathname
const files = globSync('**/*.ts', { cwd: source }).filter((file) => !file.includes('.test'))

/** Values of `class`, `part`, `id` and `name` attributes in templates, class selectors in styles, tags, attributes of our own. */
const names = /(?:class|part|id|name)=["']?([^"'>]+)|\.([a-z][\w-]*)\s*[,{:]|((?:data-)?rapport-[\w-]+)/g

test('no file, tag, attribute, class, part or event is named like something that content blockers hide', () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(source + file, 'utf8')
    return [
      file,
      ...Array.from(text.matchAll(names), ([, attribute, selector, tag]) => attribute ?? selector ?? tag ?? ''),
    ]
  })
  expect(found.length).toBeGreaterThan(100)
  expect(found.filter((name) => blocked.test(name))).toEqual([])
})
