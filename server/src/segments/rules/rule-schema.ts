import { z } from 'zod'
import { conditions } from './conditions.ts'

const ref = (name: string) => ({ $ref: `#/$defs/${name}` })

const tie = (name: string, value: object, description: string) => ({
  type: 'object',
  description,
  properties: { [name]: value },
  required: [name],
  additionalProperties: false,
})
const several = { type: 'array', items: ref('rule'), minItems: 1 }

/** What the graph gives out as the id of a segment is not what rows have. */
const schemaOf = (condition: z.ZodType) => {
  const { $schema: _draft, ...schema } = z.toJSONSchema(condition, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uuid') {
        delete jsonSchema.format
        delete jsonSchema.pattern
      }
    },
  })
  return schema
}

/** JSON Schema (draft 2020-12) of rules: made of what reads them. How deep and how large a rule may be is told in words only. */
export const ruleSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Segment rule',
  description:
    'Of whom a segment of Rapport is: conditions, tied together with and, or and not, at most 100 of all these together, ten levels deep.',
  ...ref('rule'),
  $defs: {
    rule: {
      anyOf: ['and', 'or', 'not', ...Object.keys(conditions)].map(ref),
    },
    and: tie('and', several, 'True of those of whom all of these are.'),
    or: tie('or', several, 'True of those of whom one of these is.'),
    not: tie('not', ref('rule'), 'True of those of whom this is not.'),
    ...Object.fromEntries(Object.entries(conditions).map(([name, condition]) => [name, schemaOf(condition)])),
  },
}
