import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Настроение',
  feelings: {
    positive: 'Хорошее',
    neutral: 'Ровное',
    negative: 'Плохое',
  },
  sure: (n) => `уверенно, тексты: ${n}`,
  unsure: (n) => `пока не точно, тексты: ${n}`,
  noTexts: 'текстов пока нет',
  loyalty: 'Лояльность',
  ofHundred: (score, most) => `${score} из ${most}`,
  interests: 'Интересы',
}
