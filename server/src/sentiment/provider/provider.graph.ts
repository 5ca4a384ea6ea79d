import { builder } from '../../graph/builder.ts'
import { InputRefused } from '../../input-refused.ts'
import { providerState, type ProviderState } from './providers.sql.ts'
import { removeProvider, setProvider } from './set-provider.ts'

const Provider = builder.objectRef<ProviderState>('SentimentProvider').implement({
  description:
    'A model of your own that reads texts instead of ours. Each text is stored and read by ours first; then, some at a time, yours is asked by `POST` with `{"texts": [{"id": "0", "language": "en", "text": "…"}]}` and the secret as bearer token, and answers with `{"model": "name-1", "readings": [{"id": "0", "value": 0.8, "confidence": 0.9, "label": "POSITIVE", "evidence": [{"words": "…", "weight": 0.5}]}]}`. `model`, `label` and `evidence` may be left out. Where it fails ours stays.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where it is asked.' }),
    hint: t.exposeString('hint', {
      nullable: true,
      description: 'Last four characters of the secret; it is not shown again.',
    }),
    timeout: t.exposeInt('timeout', { description: 'Milliseconds that an answer may take.' }),
    waiting: t.exposeInt('waiting', { description: 'Texts about which it is still to be asked.' }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description:
        'Why it last failed, or what could not be used of its last answer; null since it told something of every text.',
    }),
    pausedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'It failed three times in a row and is asked nothing until then: 15 seconds at first, up to ten minutes. Null while it answers.',
      resolve: ({ pausedUntil }) => (pausedUntil ? new Date(pausedUntil) : null),
    }),
  }),
})

builder.queryField('sentimentProvider', (t) =>
  t.field({
    type: Provider,
    nullable: true,
    description: 'The model that the workspace named, with how it does; null when it has named none.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    resolve: (_root, _args, { db, workspaceId }) => providerState(db, workspaceId),
  }),
)

builder.mutationField('setSentimentProvider', (t) =>
  t.field({
    type: Provider,
    description:
      'Names a model of your own that reads all texts from now on. It is asked over https and on the internet only; whoever runs the server can allow others in `MODEL_HOSTS`. What customers write goes there.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    errors: { types: [InputRefused] },
    args: {
      url: t.arg.string({ required: true, description: 'For example `https://models.example/sentiment`.' }),
      secret: t.arg.string({ description: 'Goes along as `Authorization: Bearer …`.' }),
      timeout: t.arg.int({ defaultValue: 5000, description: 'Milliseconds that an answer may take, 100 to 30,000.' }),
    },
    resolve: async (_root, { url, secret, timeout }, { db, workspaceId, modelHosts }) => {
      await setProvider(db, workspaceId, { url, secret: secret ?? null, timeout: timeout ?? 5000 }, modelHosts)
      const state = await providerState(db, workspaceId)
      if (!state) throw new InputRefused('Somebody else removed it at the same moment.')
      return state
    },
  }),
)

const ProviderRemoved = builder.objectRef<{ removed: boolean }>('SentimentProviderRemoved').implement({
  description: 'What removing the provider did.',
  fields: (t) => ({ removed: t.exposeBoolean('removed', { description: 'False when there was none.' }) }),
})

builder.mutationField('removeSentimentProvider', (t) =>
  t.field({
    type: ProviderRemoved,
    description: 'Has texts read by ours alone from now on. What the model said of earlier ones stays.',
    authScopes: { scope: 'ADMIN' },
    skipTypeScopes: true,
    resolve: async (_root, _args, { db, workspaceId }) => ({
      removed: await removeProvider(db, workspaceId),
    }),
  }),
)
