import { expect, test } from 'vitest'
import { allows, deciding, parsePolicies } from './content-security-policy.ts'

const httpsPage = new URL('https://intranet.example')
const server = 'https://rapport.example/w/load.js'

test.each([
  ['*', server, true],
  ["'none'", server, false],
  ["'self'", server, false],
  ["'self'", 'https://intranet.example/x', true],
  ["'unsafe-inline' 'unsafe-eval' 'nonce-a' 'sha256-b'", server, false],
  ['https:', server, true],
  ['http:', server, true],
  ['https:', 'http://rapport.example/', false],
  ['data:', server, false],
  ['rapport.example', server, true],
  ['RAPPORT.example', server, true],
  ['https://rapport.example', server, true],
  ['http://rapport.example', server, true],
  ['https://rapport.example:443', server, true],
  ['http://rapport.example:80', server, true],
  ['https://rapport.example:8443', server, false],
  ['https://rapport.example:8443', 'https://rapport.example:8443/', true],
  ['rapport.example:8443', 'https://rapport.example:8443/', true],
  ['https://rapport.example', 'https://rapport.example:8443/', false],
  ['https://rapport.example:*', 'https://rapport.example:8443/', true],
  ['rapport.example', 'http://rapport.example/', false],
  ['*.example', server, true],
  ['https://*.rapport.example', server, false],
  ['https://*.rapport.example', 'https://eu.rapport.example/', true],
  ['*.ample', server, false],
  ['https://evilrapport.example', server, false],
  ['https://rapport.example.evil', server, false],
  ['https://rapport.example/', server, true],
  ['https://rapport.example/w/', server, true],
  ['https://rapport.example/w', server, false],
  ['https://rapport.example/w/load.js', server, true],
  ['https://rapport.example/v/', server, false],
  ['', server, false],
])('"%s" and %s: %s', (sources, url, allowed) => {
  expect(allows(sources.split(' ').filter(Boolean), new URL(url), httpsPage)).toBe(allowed)
})

test('a page over http may load over https what it names without a scheme', () => {
  expect(allows(['rapport.example'], new URL(server), new URL('http://intranet.example'))).toBe(true)
})

const plain = [
  new Map([
    ['default-src', ["'self'"]],
    ['script-src', ['https://a.example']],
  ]),
]

test.each([
  ["default-src 'self'; script-src https://a.example"],
  [" Default-Src  'self' ;; SCRIPT-SRC https://a.example ; script-src * ;"],
  ["Content-Security-Policy: default-src 'self'; script-src https://a.example"],
  [`<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src https://a.example">`],
])('a policy is read however it was copied: %s', (text) => {
  expect(parsePolicies(text)).toEqual(plain)
})

test('several policies are several, and none is none', () => {
  expect(parsePolicies("default-src 'self', script-src *\nimg-src *")).toHaveLength(3)
  for (const text of ['', ' ; ', 'Content-Security-Policy:']) expect(parsePolicies(text)).toEqual([])
})

test.each([
  ["default-src 'none'", 'script-src', 'default-src'],
  ["default-src 'none'; script-src *", 'script-src', 'script-src'],
  ["script-src *; script-src-elem 'none'", 'script-src', 'script-src-elem'],
  ['child-src *; default-src *', 'frame-src', 'child-src'],
  ['script-src *', 'connect-src', undefined],
])('in "%s" %s is decided by %s', (text, directive, name) => {
  const [policy = new Map()] = parsePolicies(text)
  expect(deciding(policy, directive)?.name).toBe(name)
})
