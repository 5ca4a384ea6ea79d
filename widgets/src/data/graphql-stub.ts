// Stands in for the `graphql` package in the bundle. graphql-request imports it to read operation names out of query text, graphql-sse for
// its server; elements send the hash of a trusted document instead, so nothing is ever parsed, printed or run.

export const Kind = { OPERATION_DEFINITION: 'OperationDefinition' }

export const parse = (): never => {
  throw new Error('Elements send trusted documents by their hash; there is no GraphQL text to parse.')
}

export const print = String

export { parse as execute, parse as getOperationAST, parse as subscribe, parse as validate }
