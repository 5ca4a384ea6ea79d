import type { words } from '../words/en/profile-card.ts'
import type { Speech } from '../words/speech.ts'

export type CardWords = typeof words
export type CardSpeech = Speech<CardWords>
