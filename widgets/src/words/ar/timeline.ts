import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: 'عرض',
  shows: { all: 'الكل', talk: 'المحادثات', seen: 'الإعلانات', purchases: 'المشتريات' },
  nothing: 'لا شيء من هذا النوع بعد.',
  today: 'اليوم',
  yesterday: 'أمس',
  earlier: 'عرض الأقدم',
  added: (n) => `أُضيفت أحداث أقدم: ${n}.`,
  after: (time) => `مدة الرد: ${time}`,
  feelings: { POSITIVE: 'إيجابي', NEUTRAL: 'محايد', NEGATIVE: 'سلبي' },
  columns: {
    when: 'متى',
    what: 'ماذا',
    where: 'القناة',
    text: 'ما قيل',
    feeling: 'الانطباع',
    format: 'شكل الإعلان',
    creative: 'الإعلان',
    value: 'القيمة',
    currency: 'العملة',
  },
}
