import { expect, test } from 'vitest'
import { html } from './html.ts'

test('text cannot become markup, neither between tags nor in an attribute', () => {
  const text = `<b title="x">Fish & 'Chips'</b>`
  const escaped = '&lt;b title=&quot;x&quot;&gt;Fish &amp; &#39;Chips&#39;&lt;/b&gt;'
  expect(String(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped}">${escaped}</p>`)
})

test('HTML and lists of it go in as they are', () => {
  const words = ['a', '<'].map((text) => html`<b>${text}</b>`)
  const last = html`<i>z</i>`
  expect(String(html`<p>${words}${last}</p>`)).toBe('<p><b>a</b><b>&lt;</b><i>z</i></p>')
})

test('a backslash stays a character', () => {
  expect(String(html`<p>${'C:\\new'}</p>`)).toBe('<p>C:\\new</p>')
})
