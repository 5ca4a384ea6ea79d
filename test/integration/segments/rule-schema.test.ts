import { readFileSync } from 'node:fs'
import { exampleSegments } from '@rapport/server/segments/example-segments.ts'
import { parseRule } from '@rapport/server/segments/rules/parse-rule.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRapport } from '../../support/app.ts'
import { randomRule } from '../../support/random-rules.ts'

const rapport = await startRapport()
const served = await rapport.app.inject('/segment-rule.schema.json')
const allows = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(served.json())

const isRead = (rule: unknown): boolean => {
  try {
    return Boolean(parseRule(rule))
  } catch {
    return false
  }
}

const formats = [{ id: 'meta_reels', medium: 'VIDEO', interactive: false }]
const rules = randomRule(formats, ['01990000-0000-7000-8000-000000000000'])
const wrong = [
  null,
  {},
  [],
  '',
  0,
  -1,
  1.5,
  1e16,
  true,
  'x',
  'x'.repeat(501),
  '\u0000',
  '2026-02-30',
  ['a', 1],
  { days: 0 },
]

/** A rule in which something is another value, missing, or said that nobody knows. */
const spoilt = fc
  .tuple(rules, fc.nat(), fc.constantFrom('change', 'remove', 'add'), fc.constantFrom(...wrong))
  .map(([rule, nth, how, value]) => {
    const copy: unknown = JSON.parse(JSON.stringify({ not: rule }))
    const places = placesIn(copy)
    const { inside, name } = places[nth % places.length]!
    if (how === 'change') Reflect.set(inside, name, value)
    if (how === 'remove') Reflect.deleteProperty(inside, name)
    if (how === 'add') Reflect.set(inside, 'unheard', value)
    return JSON.parse(JSON.stringify(copy)) as unknown
  })

/** Every property of a rule but ids of segments, of which the schema leaves open how the graph writes them. */
function placesIn(value: unknown): { inside: object; name: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === 'segment' ? [] : [{ inside: value, name }]),
    ...placesIn(inner),
  ])
}

test('any page and editor may read the schema of rules at its address, and keep it for a while', () => {
  expect(served.statusCode).toBe(200)
  expect(served.headers).toMatchObject({
    'content-type': 'application/schema+json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': expect.stringMatching(/^public, max-age=\d+/),
  })
})

test('the schema allows just the rules that are read, as another validator has it', () => {
  let refused = 0
  fc.assert(
    fc.property(fc.oneof(rules, spoilt), (rule) => {
      const read = isRead(rule)
      if (!read) refused++
      expect({ rule, allowed: allows(rule) }).toEqual({ rule, allowed: read })
    }),
    { numRuns: 3000 },
  )
  expect(refused).toBeGreaterThan(500)
})

test('there are examples of every classic kind for whoever asks, which can be made as they are', async () => {
  const space = await rapport.newSpace()
  const { exampleSegments: shown } = await space.ask<{ exampleSegments: { kind: string; rule: unknown }[] }>(
    '{ exampleSegments { name kind description rule } }',
  )
  expect(shown).toEqual(exampleSegments)
  expect(shown.filter(({ rule }) => !allows(rule))).toEqual([])
  expect(new Set(shown.map(({ kind }) => kind))).toEqual(
    new Set(['DEMOGRAPHIC', 'GEOGRAPHIC', 'BEHAVIOURAL', 'PSYCHOGRAPHIC', 'TECHNOGRAPHIC']),
  )
  for (const input of shown)
    expect(
      await space.ask(
        'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename ... on Segment { kind rule } } }',
        { input },
      ),
    ).toEqual({ createSegment: { __typename: 'Segment', kind: input.kind, rule: input.rule } })
})

test('every condition that the README shows is one', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, section = ''] = readme.split(/^## (?:Segments|Who is in a segment)$/m)
  const shown = [...section.matchAll(/`(\{"[^`]+\})`/g)].map(([, json]) => json!).filter((json) => !json.includes('…'))
  expect(shown.length).toBeGreaterThan(15)
  expect(shown.filter((json) => !isRead(JSON.parse(json)))).toEqual([])
})
