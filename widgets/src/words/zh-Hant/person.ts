import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: '情緒傾向',
  feelings: {
    positive: '正面',
    neutral: '中性',
    negative: '負面',
  },
  sure: (n) => `已確定，文字 ${n} 則`,
  unsure: (n) => `尚未確定，文字 ${n} 則`,
  noTexts: '還沒有文字',
  loyalty: '忠誠度',
  ofHundred: (score, most) => `${score} / ${most}`,
  interests: '興趣',
}
