import type { AnswerWords } from '../../format-performance/metrics.ts'

export const words: AnswerWords = {
  empty: 'لا توجد أرقام لهذه الفترة بعد.',
  sentences: {
    ctr: (share) => `${share} من مرات الظهور تؤدي إلى نقرة`,
    engagementRate: (share) => `${share} من مرات الظهور تؤدي إلى تفاعل أو تعليق أو مشاركة`,
    conversionRate: (share) => `${share} من النقرات تؤدي إلى تحويل`,
  },
  verdict: {
    clear: (label) => `الأفضل أداءً: ${label}.`,
    clearAudience: (label) => `الأفضل استجابةً: ${label}.`,
    likely: (label) => `الأفضل على الأرجح: ${label}.`,
    soFar: (label) => `الأفضل حتى الآن: ${label}.`,
    close: 'الفارق أصغر من أن يُحسم.',
    open: 'البيانات أقل من أن تكفي للحكم.',
    alone: (label) => `الأرقام متوفرة حتى الآن فقط لـ: ${label}.`,
    comparable: (label) => `القيمة الوحيدة القابلة للمقارنة: ${label}.`,
    nothing: 'لا يمكن حساب أي نسبة بعد.',
    highest: (label) => `القيمة الأعلى: ${label}.`,
    stated: (sentence) => `${sentence}.`,
    sure: (sentence, certainty, low, high) => `${sentence}، بثقة ${certainty} بين ${low} و${high}.`,
    chance: (share) => `احتمال أن يكون الأفضل: ${share}.`,
    over: (share) => `أكثر من ${share}`,
    few: (labels) => `بيانات أقل من أن تُقارن: ${labels}.`,
    overlap: (leader, rival) => `في المقدمة ${leader}، لكن نطاقه يتداخل مع نطاق ${rival}.`,
    othersWithoutRange: 'البقية نسب بلا نطاق: قد ينتج عن ظهور واحد أو نقرة واحدة أكثر من نتيجة.',
    noRange: 'نسب بلا نطاق: قد ينتج عن ظهور واحد أو نقرة واحدة أكثر من نتيجة.',
  },
  trend: {
    up: 'في ارتفاع.',
    down: 'في انخفاض.',
    level: 'مستقر.',
    short: 'الأيام أقل من أن تُظهر اتجاهًا.',
    sentence: (metric, last, before, period) =>
      `${metric}: ${last} في آخر مدة (${period})، و${before} في المدة التي سبقتها (${period}).`,
  },
  allIs: (share) => `الخط المتقطع: الإجمالي، ${share}.`,
  legend: (certainty) => `الشريط: كما عُدّ. الخط: موضع النسبة الحقيقية بثقة ${certainty}.`,
  pale: 'الباهت: بيانات أقل من أن تُقارن.',
  trendLegend: (certainty) => `الخط: كل يوم. النطاق المظلل: موضع النسبة الحقيقية بثقة ${certainty}.`,
  best: 'الأفضل',
  rest: (n) => `المزيد في الجدول: ${n}.`,
}
