import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.ts'

test('headings have the ids that links on GitHub use', async () => {
  const page = await renderMarkdown("# Who may do what\n\n## `/graphql` & what's there?\n\n## Größe: 1.5×\n")
  expect([...page.matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'who-may-do-what',
    'graphql--whats-there',
    'größe-15',
  ])
})

test('a heading that comes again gets a number', async () => {
  const page = await renderMarkdown('## Start\n\n## Start\n\n## Start\n')
  expect([...page.matchAll(/id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['start', 'start-1', 'start-2'])
})

test('one document does not count the headings of another', async () => {
  await renderMarkdown('# Start')
  expect(await renderMarkdown('# Start')).toContain('id="start"')
})

test('tables and code can be scrolled with the keyboard', async () => {
  const page = await renderMarkdown('|a|b|\n|-|-|\n|1|2|\n\n```sh\nls\n```\n')
  expect(page).toMatch(
    /<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>[^]*<\/table>\s*<\/div>/,
  )
  expect(page).toContain('<pre tabindex="0"><code')
})

test('an empty corner of a table is no header', async () => {
  expect(await renderMarkdown('||b|\n|-|-:|\n|1|2|\n')).toMatch(/<tr>\s*<td><\/td>\s*<th align="right">b<\/th>/)
})

test('what looks like a table in code stays code', async () => {
  expect(await renderMarkdown('`<table>`')).toContain('<code>&lt;table&gt;</code>')
})
