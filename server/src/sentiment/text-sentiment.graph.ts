import { builder } from '../graph/builder.ts'
import { Interaction } from '../interactions/interaction.graph.ts'
import { showWords } from '../viewer/personal-data.ts'
import type { Viewer } from '../viewer/viewer.ts'
import type { WeighedWords } from './weigh-words.ts'

export const SentimentLabelEnum = builder.enumType('SentimentLabel', {
  description: 'Whether somebody is for or against what they talk of.',
  values: {
    NEGATIVE: { description: 'A complaint, bad news, anger.' },
    NEUTRAL: { description: 'Neither: a question, a fact.' },
    POSITIVE: { description: 'Praise, thanks, joy.' },
  } as const,
})

const SentimentMethodEnum = builder.enumType('SentimentMethod', {
  description: 'Who or what found a sentiment.',
  values: {
    LEXICON: {
      description:
        'AFINN-165 (Nielsen 2011) and its translations, emoji by Kralj Novak et al. (2015), with negation and degree as in VADER (Hutto & Gilbert 2014): what there is before anything is learnt. Little to go by outside English, which its confidence says.',
    },
    MODEL: { description: "The workspace's own model of the language, learnt from `correctSentiment`." },
    HTTP: { description: 'The model that the workspace named (`setSentimentProvider`).' },
    PERSON: { description: 'Somebody said so with `correctSentiment`.' },
  } as const,
})

const Evidence = builder.objectRef<WeighedWords>('SentimentEvidence').implement({
  description: 'A word, a few words or an emoji that counted.',
  fields: (t) => ({
    words: t.exposeString('words', {
      description: 'As they stand in the text, with what negates or strengthens them.',
    }),
    weight: t.exposeFloat('weight', { description: 'From −1 (speaks against) to 1 (speaks for).' }),
  }),
})

const TextSentiment = builder.prismaObject('InteractionSentiment', {
  name: 'TextSentiment',
  description: 'How one text reads.',
  fields: (t) => ({
    label: t.expose('label', { type: SentimentLabelEnum, description: 'The likeliest of the three.' }),
    value: t.exposeFloat('value', {
      description:
        'From −1 to 1. Of a model, the chance that the text is positive minus the chance that it is negative; of the lexicon, the sum of the weights on that scale.',
    }),
    confidence: t.exposeFloat('confidence', {
      description:
        'Chance, from 0 to 1, that `label` is right. Of a model, calibrated on texts that it had not seen (temperature scaling, Guo et al. 2017; `sentimentQuality` tells how well); of the lexicon, how often it was right on public texts.',
    }),
    evidence: t.field({
      type: [Evidence],
      select: { evidence: true },
      description:
        'What counted most, at most five. They are words of the text: masked like it, and none where an embed token shows no personal data.',
      resolve: ({ evidence }, _args, { viewer }) => shownEvidence(evidence, viewer),
    }),
    method: t.expose('method', { type: SentimentMethodEnum, description: 'Who or what found it.' }),
    model: t.exposeString('model', {
      description: 'Which version of it: `en-120` is the English model after 120 corrections.',
    }),
  }),
})

function shownEvidence(evidence: unknown, viewer: Viewer): WeighedWords[] {
  return (evidence as WeighedWords[]).flatMap(({ words, weight }) => {
    const shown = showWords(words, viewer)
    return shown === null ? [] : [{ words: shown, weight }]
  })
}

builder.prismaObjectFields(Interaction, (t) => ({
  language: t.string({
    nullable: true,
    select: { sentiment: { select: { language: true } } },
    description:
      'ISO 639-1 code of the language that `text` is in, of those that the workspace expects (`Workspace.languages`); null without text, for our own, and where there is nothing to tell it by.',
    resolve: ({ sentiment }) => sentiment?.language ?? null,
  }),
  sentiment: t.relation('sentiment', {
    nullable: true,
    type: TextSentiment,
    description: "How `text` reads; null without text, and for what is our own or a robot's.",
  }),
}))
