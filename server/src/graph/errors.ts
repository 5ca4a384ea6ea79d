import { GraphQLError } from 'graphql'

/** A refusal whose message is meant for the person who asked: what is wrong and what to do. */
export class InputRefused extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_INPUT' } })
  }
}

/** The credential does not reach this far. */
export class Forbidden extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'FORBIDDEN' } })
  }
}
