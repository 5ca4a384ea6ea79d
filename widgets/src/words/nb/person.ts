import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Stemning',
  feelings: {
    positive: 'Positiv',
    neutral: 'Nøytral',
    negative: 'Negativ',
  },
  sure: (n) => `sikkert, tekster: ${n}`,
  unsure: (n) => `ikke sikkert ennå, tekster: ${n}`,
  noTexts: 'ingen tekster ennå',
  loyalty: 'Lojalitet',
  ofHundred: (score, most) => `${score} av ${most}`,
  interests: 'Interesser',
}
