import type { words as personWords } from '../words/en/person.ts'
import type { words } from '../words/en/profile-card.ts'
import type { Speech } from '../words/speech.ts'

export type PersonWords = typeof personWords
export type CardWords = typeof words & PersonWords
export type CardSpeech = Speech<CardWords>
