import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'المشاعر',
  feelings: {
    positive: 'إيجابية',
    neutral: 'محايدة',
    negative: 'سلبية',
  },
  sure: (n) => `مؤكد، النصوص: ${n}`,
  unsure: (n) => `غير مؤكد بعد، النصوص: ${n}`,
  noTexts: 'لا نصوص بعد',
  loyalty: 'الولاء',
  ofHundred: (score, most) => `${score} من ${most}`,
  interests: 'الاهتمامات',
}
