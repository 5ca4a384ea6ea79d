import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { policyFindings } from './check-policy.ts'

const server = 'https://rapport.example'
const changesFor = (policy: string) =>
  policyFindings(policy, new URL('https://intranet.example'), server).flatMap(({ ok, change }) => (ok ? [] : [change]))

test.each([
  ['no policy', '', []],
  ['one about other things', "img-src 'self'; object-src 'none'; style-src 'none'", []],
  [
    'nothing but itself',
    "default-src 'self'",
    [
      "Add this directive: script-src 'self' https://rapport.example",
      "Add this directive: connect-src 'self' https://rapport.example",
      "Add this directive: frame-src 'self' https://rapport.example",
    ],
  ],
  [
    'nothing at all',
    "default-src 'none'",
    [
      'Add this directive: script-src https://rapport.example',
      'Add this directive: connect-src https://rapport.example',
      'Add this directive: frame-src https://rapport.example',
    ],
  ],
  [
    'a directive that has others in it',
    `script-src 'self' https://cdn.example; connect-src ${server}; frame-src ${server}`,
    ["Change this directive: script-src 'self' https://cdn.example https://rapport.example"],
  ],
  [
    'script-src-elem outranks script-src',
    `script-src ${server}; script-src-elem 'self'`,
    ["Change this directive: script-src-elem 'self' https://rapport.example"],
  ],
  ['a nonce', `script-src 'nonce-abc' 'strict-dynamic'; connect-src ${server}; frame-src ${server}`, []],
  [
    'strict-dynamic without a nonce',
    `script-src 'strict-dynamic' 'sha256-abc' ${server}`,
    ["With 'strict-dynamic' addresses do not count: give the page's script tags a nonce, this one too."],
  ],
  [
    'what the documentation says',
    `default-src 'none'; script-src ${server}; connect-src ${server}; frame-src ${server}`,
    [],
  ],
  ['the same over all addresses', 'default-src https:', []],
  ['Trusted Types, any policy', "require-trusted-types-for 'script'", []],
  ['Trusted Types, ours', "require-trusted-types-for 'script'; trusted-types dompurify rapport-html", []],
  [
    'Trusted Types, others',
    "require-trusted-types-for 'script'; trusted-types dompurify",
    ['Change this directive: trusted-types dompurify rapport-html'],
  ],
  ['Trusted Types, none', "trusted-types 'none'", ['Change this directive: trusted-types rapport-html']],
  ['a sandbox with all it takes', 'sandbox allow-scripts allow-same-origin', []],
  [
    'a sandbox',
    'sandbox allow-scripts allow-forms',
    ['Change this directive: sandbox allow-scripts allow-forms allow-same-origin. Or use a frame.'],
  ],
  [
    'two policies, of which one is too strict',
    `script-src ${server}, script-src 'self'`,
    ["Change this directive: script-src 'self' https://rapport.example"],
  ],
])('%s', (_name, policy, changes) => {
  expect(changesFor(policy)).toEqual(changes)
})

test('a page that follows every change has nothing left to change', () => {
  const strict = ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
  const changes = changesFor(strict.join('; ')).map(
    (change) => change?.replace(/^(Add|Change) this directive: /, '') ?? '',
  )
  const names = changes.map((change) => change.split(' ')[0] ?? '')
  const mended = [...strict.filter((directive) => !names.includes(directive.split(' ')[0] ?? '')), ...changes]
  expect(changesFor(mended.join('; '))).toEqual([])
})

test('the policies that the README gives for elements and for frames let them in, with nothing to spare', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const policies = [...readme.matchAll(/^```http\nContent-Security-Policy: (.*)$/gm)].map(([, policy = '']) => policy)
  expect(policies).toHaveLength(2)
  for (const [index, way] of (['elements', 'frames'] as const).entries()) {
    const changes = (policy: string) =>
      policyFindings(
        `default-src 'none'; ${policy}`,
        new URL('https://intranet.example'),
        'http://localhost:4000',
      ).filter((finding) => finding.way === way && !finding.ok)
    const directives = policies[index]?.split('; ') ?? []
    expect(changes(directives.join('; ')), way).toEqual([])
    for (const left of directives)
      expect(changes(directives.filter((directive) => directive !== left).join('; ')), left).toHaveLength(1)
  }
})
