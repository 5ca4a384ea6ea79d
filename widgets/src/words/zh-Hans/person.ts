import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: '情感倾向',
  feelings: {
    positive: '正面',
    neutral: '中性',
    negative: '负面',
  },
  sure: (n) => `已确定，文本 ${n} 条`,
  unsure: (n) => `尚不确定，文本 ${n} 条`,
  noTexts: '还没有文本',
  loyalty: '忠诚度',
  ofHundred: (score, most) => `${score} / ${most}`,
  interests: '兴趣',
}
