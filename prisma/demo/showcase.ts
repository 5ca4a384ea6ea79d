import type { InteractionKind } from '../generated/client/enums.ts'
import type { DemoPerson } from './people.ts'

/** The customer whom the examples show is `user_id:42`. */
export const showcaseNumber = 42

export const showcasePerson: DemoPerson = {
  known: true,
  displayName: 'Mira Solvang',
  traits: {
    country: 'NO',
    city: 'Bergen',
    language: 'en',
    age: '38',
    gender: 'female',
    device: 'iPhone',
    interest: 'gravel racing',
    bike: 'gravel bike',
    newsletter: 'yes',
    followers: '2380',
  },
  identities: [
    { namespace: 'user_id', value: '42' },
    { namespace: 'email', value: 'mira.solvang@example.com' },
    { namespace: 'instagram', value: 'mira.on.gravel' },
    { namespace: 'facebook', value: 'mira.solvang.bergen' },
    { namespace: 'linkedin', value: 'mira-solvang' },
    { namespace: 'anonymous_id', value: 'visitor-5ea51de00042' },
  ],
  persona: 'geek',
  language: 'en',
  activity: 6,
}

interface Chapter {
  /** Days before the last day. */
  ago: number
  /** Time of that day, UTC. */
  time: `${number}:${number}`
  kind: InteractionKind
  channel: string
  creativeKey?: string
  text?: string
  /** EUR. */
  value?: string
}

const build = 'build-your-bike-build-your-gravel-bike'
const hill = 'build-your-bike-beat-the-hill'

/** What she did lately, told by hand so that her profile always has a story and a clear favourite. Oldest first. */
export const showcaseStory: readonly Chapter[] = [
  { ago: 33, time: '18:20', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 33, time: '18:21', kind: 'CLICK', channel: 'instagram', creativeKey: hill },
  { ago: 31, time: '17:45', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 31, time: '17:46', kind: 'REACTION', channel: 'facebook', creativeKey: build },
  { ago: 27, time: '19:12', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 27, time: '19:13', kind: 'CLICK', channel: 'instagram', creativeKey: hill },
  { ago: 24, time: '20:03', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 21, time: '18:36', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 21, time: '18:37', kind: 'CLICK', channel: 'instagram', creativeKey: hill },
  { ago: 18, time: '16:58', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 18, time: '16:59', kind: 'REACTION', channel: 'instagram', creativeKey: hill },
  { ago: 16, time: '19:30', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 14, time: '18:11', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 14, time: '18:12', kind: 'CLICK', channel: 'instagram', creativeKey: hill },
  { ago: 12, time: '20:24', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 12, time: '20:25', kind: 'REACTION', channel: 'facebook', creativeKey: build },
  { ago: 11, time: '17:07', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 9, time: '18:02', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 9, time: '18:03', kind: 'CLICK', channel: 'facebook', creativeKey: build },
  {
    ago: 9,
    time: '18:09',
    kind: 'COMMENT',
    channel: 'facebook',
    creativeKey: build,
    text: 'There goes my lunch break, I love this. The build I ended up with is 8.4 kg, can I actually order it?',
  },
  {
    ago: 9,
    time: '18:41',
    kind: 'REPLY',
    channel: 'facebook',
    creativeKey: build,
    text: 'You can! Press “Take it home” and the workshop gets your parts list.',
  },
  { ago: 7, time: '17:15', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 6, time: '19:40', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 6, time: '19:41', kind: 'CLICK', channel: 'instagram', creativeKey: hill },
  {
    ago: 6,
    time: '19:48',
    kind: 'SHARE',
    channel: 'instagram',
    creativeKey: hill,
    text: 'So much fun! Who beats 1:42?',
  },
  {
    ago: 5,
    time: '20:10',
    kind: 'MENTION',
    channel: 'instagram',
    text: 'I love the new gravel builds from @nordlys.cycles. Someone stop me 😅',
  },
  {
    ago: 4,
    time: '17:20',
    kind: 'MESSAGE',
    channel: 'instagram',
    text: 'Does the Fjell 2 frame take 45 mm tyres with mudguards?',
  },
  { ago: 4, time: '17:42', kind: 'REPLY', channel: 'instagram', text: 'It does: 45 mm with mudguards, 50 mm without.' },
  { ago: 3, time: '18:30', kind: 'IMPRESSION', channel: 'facebook', creativeKey: build },
  { ago: 3, time: '18:31', kind: 'CLICK', channel: 'facebook', creativeKey: build },
  { ago: 3, time: '18:32', kind: 'PAGE_VIEW', channel: 'web' },
  { ago: 3, time: '18:40', kind: 'ADD_TO_CART', channel: 'web', creativeKey: build, value: '1890.00' },
  { ago: 3, time: '18:51', kind: 'PURCHASE', channel: 'web', creativeKey: build, value: '1890.00' },
  { ago: 2, time: '19:05', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  {
    ago: 1,
    time: '16:30',
    kind: 'REVIEW',
    channel: 'web',
    text: 'Perfect! Exactly the bike I had built in the game, down to the bar tape. Collected it today and happily took the long way home.',
  },
  { ago: 0, time: '16:40', kind: 'IMPRESSION', channel: 'instagram', creativeKey: hill },
  { ago: 0, time: '16:41', kind: 'REACTION', channel: 'instagram', creativeKey: hill },
]
