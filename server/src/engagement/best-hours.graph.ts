import { builder } from '../graph/builder.ts'
import { Rate } from '../performance/rate.graph.ts'
import { bestHours, type BestHours as Best, type WeekHour as Hour } from './best-hours.ts'

const WeekHour = builder.objectRef<Hour>('WeekHour').implement({
  description: 'An hour of the week, in the time zone of the workspace.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: '1 is Monday, 7 is Sunday.' }),
    hour: t.exposeInt('hour', { description: 'From 0 to 23: 18 is from 18:00 to 18:59.' }),
    exposures: t.expose('exposures', { type: 'BigInt', description: 'How often something was shown in this hour.' }),
    responses: t.expose('responses', {
      type: 'BigInt',
      description: 'Clicks, reactions, comments and shares in this hour.',
    }),
    rate: t.field({
      type: Rate,
      nullable: true,
      description:
        'responses / exposures. Both by when they happened: who was shown something at 18:59 may answer in the next hour.',
      resolve: ({ rate }) => rate,
    }),
    enough: t.boolean({
      description:
        'Whether there is enough data to compare it: so many exposures that, at the rate of the channel, ten responses are to be expected, and no fewer than there were responses.',
      resolve: ({ probabilityBest }) => probabilityBest !== null,
    }),
    missingExposures: t.expose('missingExposures', {
      type: 'BigInt',
      nullable: true,
      description: 'How many exposures more that takes; null while nobody on the channel responded to anything.',
    }),
    probabilityBest: t.exposeFloat('probabilityBest', {
      nullable: true,
      description: 'Probability that it has the highest true rate of all hours with enough data; null for the others.',
    }),
  }),
})

const BestHours = builder.objectRef<Best>('BestHours').implement({
  description:
    'When people on a channel respond to what they are shown: observed, so it tells when they did, not that another hour would have made them.',
  fields: (t) => ({
    exposures: t.expose('exposures', { type: 'BigInt', description: 'How often something was shown on the channel.' }),
    responses: t.expose('responses', {
      type: 'BigInt',
      description: 'Clicks, reactions, comments and shares on the channel.',
    }),
    rate: t.field({
      type: Rate,
      nullable: true,
      description: 'responses / exposures of the channel, whatever the hour.',
      resolve: ({ rate }) => rate,
    }),
    best: t.field({
      type: [WeekHour],
      args: { first: t.arg.int({ defaultValue: 5, description: 'At most so many.' }) },
      description:
        'The best hours with enough data, by the lower end of their 95 % interval, so that little data does not win by luck. Empty while ' +
        'no hour has enough.',
      resolve: ({ best }, { first }) => best.slice(0, first ?? 5),
    }),
    hours: t.expose('hours', {
      type: [WeekHour],
      description: 'Every hour in which something was shown or answered, from Monday on; at most 168.',
    }),
  }),
})

builder.queryField('bestHours', (t) =>
  t.field({
    type: BestHours,
    description:
      'The best hours of the week to publish on a channel, from counters by hour of our own interactions, without robots.',
    args: {
      channel: t.arg.string({ required: true, description: 'For example `instagram`.' }),
      from: t.arg({ type: 'Date', description: 'First day; all of the past when left out.' }),
      to: t.arg({ type: 'Date', description: 'Last day; until now when left out.' }),
    },
    resolve: (_root, { channel, from, to }, { db, workspaceId }) =>
      bestHours(db, workspaceId, channel.toLowerCase(), { from: from ?? null, to: to ?? null }),
  }),
)
