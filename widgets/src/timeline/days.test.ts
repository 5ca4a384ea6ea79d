import { expect, test } from 'vitest'
import { daysOf } from './days.ts'
import { happening } from './happening.test-data.ts'
import type { Happening } from './stretch.ts'

const hill = { id: 'hill', name: 'Beat the hill', format: { name: 'Playable' } }
const build = { id: 'build', name: 'Build it', format: null }

/** Days as lists of what happened, newest first: `CLICK < hill` with what led to it, `MESSAGE > one, two` with answers. */
const told = (happenings: Happening[]) =>
  daysOf(happenings).map(({ entries }) =>
    entries.map(({ steps, answers, happening: { creative } }) => {
      const done = steps.map(({ kind, times }) => `${kind}${times > 1 ? ` ${times}` : ''}`).join(', ')
      return [
        done,
        creative && `of ${creative.id}`,
        answers.length > 0 && `> ${answers.map(({ id }) => id).join(', ')}`,
      ]
        .filter(Boolean)
        .join(' ')
    }),
  )

test('days are those of the visitor, newest first', () => {
  const [noon, evening] = ['2026-03-02T12:00:00', '2026-03-01T20:00:00'].map((local) => new Date(local).toISOString())
  expect(
    told([happening('b', noon ?? '', { kind: 'FOLLOW' }), happening('a', evening ?? '', { kind: 'SIGN_UP' })]),
  ).toEqual([['FOLLOW'], ['SIGN_UP']])
})

test('what became of one ad in a row is one thing, and what was said or bought is never part of it', () => {
  expect(
    told([
      happening('g', '2026-03-01T12:06:00Z', { kind: 'PURCHASE', creative: hill, value: '10' }),
      happening('f', '2026-03-01T12:05:00Z', { kind: 'CLICK', creative: hill }),
      happening('e', '2026-03-01T12:04:00Z', { creative: hill }),
      happening('d', '2026-03-01T12:03:00Z', { creative: hill }),
      happening('c', '2026-03-01T12:02:00Z', { creative: build }),
      happening('b', '2026-03-01T12:01:00Z', { kind: 'SHARE', creative: build, text: 'Look' }),
      happening('a', '2026-03-01T12:00:00Z', { creative: build }),
    ]),
  ).toEqual([
    ['PURCHASE of hill', 'IMPRESSION 2, CLICK of hill', 'IMPRESSION of build', 'SHARE of build', 'IMPRESSION of build'],
  ])
})

test('our answers stand beneath what they answer: what they are tied to, else what was last said in private on that channel', () => {
  const reply = { kind: 'REPLY', text: 'Yes.' } as const
  const tied = { edges: [{ node: { id: 'e', at: '2026-03-01T12:04:00Z', text: 'Yes.' } }] }
  expect(
    told([
      happening('f', '2026-03-01T12:05:00Z', { ...reply, channel: 'email' }),
      happening('e', '2026-03-01T12:04:00Z', { ...reply, inReplyTo: { id: 'b' } }),
      happening('d', '2026-03-01T12:03:00Z', reply),
      happening('c', '2026-03-01T12:02:00Z', reply),
      happening('b', '2026-03-01T12:01:00Z', { kind: 'COMMENT', text: 'Is it?', replies: tied }),
      happening('a', '2026-03-01T12:00:00Z', { kind: 'MESSAGE', text: 'Is it?' }),
    ]),
  ).toEqual([['REPLY', 'COMMENT > e', 'MESSAGE > c, d']])
})

const reply = { kind: 'REPLY', text: 'Yes.' } as const
const repliesOf = (minutes: Record<string, number>) => ({
  edges: Object.entries(minutes).map(([id, minute]) => ({
    node: { id, at: `2026-03-01T12:0${minute}:00Z`, text: 'Yes.' },
  })),
})

test('all answers stand beneath what they answer in order of time, also those that did not come with it', () => {
  const tied = { ...reply, inReplyTo: { id: 'a' } }
  expect(
    told([
      happening('f', '2026-03-01T12:05:00Z', tied),
      happening('e', '2026-03-01T12:04:00Z', tied),
      happening('d', '2026-03-01T12:03:00Z', tied),
      happening('c', '2026-03-01T12:02:00Z', reply),
      happening('b', '2026-03-01T12:01:00Z', tied),
      happening('a', '2026-03-01T12:00:00Z', {
        kind: 'SUPPORT_REQUEST',
        text: 'Is it?',
        replies: repliesOf({ b: 1, d: 3, e: 4 }),
      }),
    ]),
  ).toEqual([['SUPPORT_REQUEST > b, c, d, e, f']])
})

test('an answer to what is not here is an entry of its own, as is one to another answer of ours', () => {
  expect(
    told([
      happening('c', '2026-03-01T12:02:00Z', { ...reply, inReplyTo: { id: 'b' } }),
      happening('b', '2026-03-01T12:01:00Z', {
        ...reply,
        inReplyTo: { id: 'of somebody else' },
        replies: repliesOf({ c: 2 }),
      }),
      happening('a', '2026-03-01T12:00:00Z', { kind: 'MESSAGE', text: 'Is it?' }),
    ]),
  ).toEqual([['REPLY', 'REPLY', 'MESSAGE']])
})

test('what we answered is no mere step among what became of an ad', () => {
  expect(
    told([
      happening('c', '2026-03-01T12:03:00Z', { kind: 'CLICK', creative: hill }),
      happening('b', '2026-03-01T12:01:00Z', { kind: 'SHARE', creative: hill, replies: repliesOf({ r: 2 }) }),
      happening('a', '2026-03-01T12:00:00Z', { creative: hill }),
    ]),
  ).toEqual([['CLICK of hill', 'SHARE of hill > r', 'IMPRESSION of hill']])
})
