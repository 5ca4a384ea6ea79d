import type { words as cardWords } from '../words/en/profile-card.ts'
import type { words } from '../words/en/timeline.ts'
import type { Speech } from '../words/speech.ts'

export type OwnWords = typeof words
/** What people do is called as on the profile card. */
export type TimelineWords = typeof cardWords & OwnWords
export type TimelineSpeech = Speech<TimelineWords>
