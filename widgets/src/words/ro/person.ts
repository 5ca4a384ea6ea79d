import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Sentiment',
  feelings: {
    positive: 'Pozitiv',
    neutral: 'Neutru',
    negative: 'Negativ',
  },
  sure: (n) => `sigur, texte: ${n}`,
  unsure: (n) => `încă nesigur, texte: ${n}`,
  noTexts: 'încă niciun text',
  loyalty: 'Loialitate',
  ofHundred: (score, most) => `${score} din ${most}`,
  interests: 'Interese',
}
