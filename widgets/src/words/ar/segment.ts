import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: 'لا توجد شريحة بهذا الاسم.',
  few: 'عدد الأشخاص في هذه الشريحة أقل من أن تعرضها صفحة.',
  segmentKinds: {
    DEMOGRAPHIC: 'ديموغرافية',
    GEOGRAPHIC: 'جغرافية',
    BEHAVIOURAL: 'سلوكية',
    PSYCHOGRAPHIC: 'نفسية',
    TECHNOGRAPHIC: 'تقنية',
  },
  building: 'ما زالت قيد التكوين: هؤلاء هم الأعضاء حتى الآن.',
  members: 'الأعضاء',
  share: 'من كل العملاء',
  entered: 'انضموا',
  left: 'غادروا',
  growth: 'النمو',
  course: (from, before, to, after) => `${from}: عدد الأعضاء ${before}. ${to}: ${after}.`,
  since: (day) => `العدّ منذ ${day}؛ يبدأ الخط غدًا.`,
  growthLegend: 'الخط: الأعضاء. الأعمدة: من انضم (لأعلى) ومن غادر (لأسفل).',
  table: 'يومًا بيوم',
  day: 'اليوم',
  named: (name, n) => `${name}: ${n}`,
  observed: 'كما رصدناه بأنفسنا',
}
