import type { CardWords } from '../profile-card/card-speech.ts'
import type { words } from '../words/en/timeline.ts'
import type { Speech } from '../words/speech.ts'

export type OwnWords = typeof words
/** What people do is called as on the profile card. */
export type TimelineWords = CardWords & OwnWords
export type TimelineSpeech = Speech<TimelineWords>
