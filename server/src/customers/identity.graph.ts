import { builder } from '../graph/builder.ts'

export const Identity = builder.objectRef<{ namespace: string; value: string }>('Identity').implement({
  description: 'A name under which a customer is known somewhere.',
  fields: (t) => ({
    namespace: t.exposeString('namespace', {
      description:
        '`user_id`, `anonymous_id`, `email`, `phone`, `instagram` (the handle), `instagram_id`, `facebook`, `x`, `tiktok`, `linkedin`, or one of your own.',
    }),
    value: t.exposeString('value', { description: 'The name there; masked or left out where an embed token says so.' }),
  }),
})

export const IdentityInput = builder.inputType('IdentityInput', {
  description: 'Points to a customer by a name under which they are known.',
  fields: (t) => ({
    namespace: t.string({ required: true, description: 'For example `user_id` or `email`.' }),
    value: t.string({ required: true, description: 'The name there. E-mail addresses match whatever their case.' }),
  }),
})
