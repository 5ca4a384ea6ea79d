import { builder } from '../graph/builder.ts'
import type { Reliability } from './measure-quality.ts'
import { type LanguageQuality, type MeasuredModel, qualityByLanguage } from './models.sql.ts'

const ReliabilityObject = builder.objectRef<Reliability>('SentimentReliability').implement({
  description: 'Texts that were read with about the same confidence: a point of the reliability diagram.',
  fields: (t) => ({
    confidence: t.exposeFloat('confidence', { description: 'Mean confidence of these texts.' }),
    accuracy: t.exposeFloat('accuracy', {
      description: 'Share of them that was read right; the nearer to `confidence`, the better.',
    }),
    texts: t.exposeInt('texts', { description: 'How many they are.' }),
  }),
})

const MeasuredModelObject = builder.objectRef<MeasuredModel>('SentimentModelQuality').implement({
  description:
    'Five-fold cross-validation over the corrections: every text is read by a model that learnt the other four fifths only.',
  fields: (t) => ({
    texts: t.exposeInt('texts', { description: 'Corrected texts that it was held against, at most the latest 5,000.' }),
    accuracy: t.exposeFloat('accuracy', { description: 'Share of them that the model read right.' }),
    lexicon: t.exposeFloat('lexicon', { description: 'Share that the lexicon read right, which learns nothing.' }),
    majority: t.exposeFloat('majority', {
      description:
        'Share that has the commonest label: what always saying that would score. A model that is not above it knows nothing.',
    }),
    temperature: t.exposeFloat('temperature', {
      description: 'By which the scores are divided so that confidence is right on the average (Guo et al. 2017).',
    }),
    calibrationError: t.exposeFloat('calibrationError', {
      description:
        'Expected calibration error: mean distance between confidence and accuracy, over ten steps of confidence.',
    }),
    reliability: t.field({
      type: [ReliabilityObject],
      description: 'Those steps, from the least confidence on; steps without a text are left out.',
      resolve: ({ reliability }) => reliability,
    }),
  }),
})

const LanguageQualityObject = builder.objectRef<LanguageQuality>('SentimentQuality').implement({
  description: 'How well texts of one language are read.',
  fields: (t) => ({
    language: t.exposeString('language', { description: 'ISO 639-1; empty for texts whose language nothing tells.' }),
    labels: t.exposeInt('labels', { description: 'Corrected texts, each counted once.' }),
    learnt: t.exposeInt('learnt', { description: 'Corrections that the model has learnt.' }),
    active: t.exposeBoolean('active', {
      description:
        'Whether the model reads new texts: it does when it beat the lexicon by more than chance (McNemar 1947, 5 %), and `majority` too. Otherwise the lexicon does.',
    }),
    model: t.field({
      type: MeasuredModelObject,
      nullable: true,
      description:
        'How well the model does; null until 30 corrections are learnt. Measured again with every tenth more.',
      resolve: ({ quality }) => quality,
    }),
  }),
})

builder.queryField('sentimentQuality', (t) =>
  t.field({
    type: [LanguageQualityObject],
    description:
      'How far to trust the sentiment of texts, by language; only languages in which something was corrected.',
    args: { language: t.arg.string({ description: 'Only this one, as ISO 639-1.' }) },
    resolve: (_root, { language }, { db, workspaceId }) => qualityByLanguage(db, workspaceId, language ?? null),
  }),
)
