import { GraphQLScalarType } from 'graphql'
import { BigIntResolver, DateTimeISOResolver, JSONResolver, LocalDateResolver } from 'graphql-scalars'
import { builder } from './builder.ts'

const described = (scalar: GraphQLScalarType, name: string, description: string) =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description })

builder.addScalarType(
  'DateTime',
  described(DateTimeISOResolver, 'DateTime', 'A moment, ISO 8601 in UTC: `2026-08-17T12:30:00.000Z`.'),
)
builder.addScalarType(
  'Date',
  described(
    LocalDateResolver,
    'Date',
    'A calendar day, `YYYY-MM-DD`, in the time zone of the workspace or of the platform that reported it.',
  ),
)
builder.addScalarType('JSON', described(JSONResolver, 'JSON', 'Any JSON value. Its shape is told where it is used.'))
builder.addScalarType(
  'BigInt',
  described(
    BigIntResolver,
    'BigInt',
    'A whole number that may pass 2^31; a JSON number while it is exact there (below 2^53), else a string.',
  ),
)

const decimalForm = /^-?\d+(\.\d+)?$/
builder.addScalarType(
  'Decimal',
  new GraphQLScalarType<string, string>({
    name: 'Decimal',
    description: 'An exact decimal number, as a string: `"58705.23"`. Money is never rounded on the way.',
    serialize: String,
    parseValue(value) {
      const text = String(value)
      if (!decimalForm.test(text)) throw new TypeError(`"${text}" is not a decimal number such as "12.50".`)
      return text
    },
  }),
)

builder.addScalarType(
  'File',
  new GraphQLScalarType<File, never>({
    name: 'File',
    description:
      'A file, sent as multipart/form-data after the GraphQL multipart request specification (github.com/jaydenseric/graphql-multipart-request-spec).',
    serialize() {
      throw new TypeError('Files are only taken in.')
    },
    parseValue(value) {
      if (!(value instanceof Blob) || !('name' in value)) throw new TypeError('Send the file as multipart/form-data.')
      return value as File
    },
    parseLiteral() {
      throw new TypeError('Send the file as a variable.')
    },
  }),
)
