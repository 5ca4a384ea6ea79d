import { builder } from './builder.ts'
import { InputRefused } from '../input-refused.ts'

export const ErrorInterface = builder.interfaceRef<Error>('Error').implement({
  description: 'A refusal that whoever asked can do something about.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'One sentence for a person: what is wrong and what to do.' }),
  }),
})

builder.objectType(InputRefused, {
  name: 'InputRefused',
  description: 'The input cannot be used as it is; nothing was changed.',
  interfaces: [ErrorInterface],
})
