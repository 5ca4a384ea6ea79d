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
  segments: 'الشرائح',
  next: 'اعرض الآن',
  likely: (share, range) => `احتمال النقر ${share} (${range})`,
  clicked: (clicked, shown) => `النقرات: ${clicked} من ${shown} ظهور.`,
  unseen: 'لم يُعرض عليه بعد.',
  others: (share) => `ينقر الآخرون بنسبة ${share}.`,
  kin: (segment, share) => `المنتمون إلى ${segment} ينقرون بنسبة ${share}.`,
  tired: 'عُرض كثيراً مؤخراً، وهذا يخفضه.',
  trying: 'ما زال قيد التجربة: رآه قليلون.',
  complaint: 'أجب عن الشكوى أولاً.',
  refused: 'غير شخصي: لم تُعطَ الموافقة.',
  neverAsked: 'غير شخصي: لم تُطلب الموافقة على التوصيات الشخصية.',
}
