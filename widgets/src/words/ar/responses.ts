import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: 'ما يستجيبون له',
  rates: { ctr: 'معدل النقر', engagementRate: 'معدل التفاعل' },
  clear: (label) => `الأفضل أداءً: ${label}.`,
  likely: (label) => `الأفضل على الأرجح: ${label}.`,
  close: 'متقارب جدًا بحيث لا يُحسم.',
  open: 'البيانات أقل من أن تكفي للحكم.',
  alone: (label) => `الأرقام حتى الآن لدى ${label} فقط.`,
  unseen: 'لم يُعرض عليهم شيء في هذه المدة.',
  above: (rate, all) => `${rate}، أكثر من الجميع: ${all}.`,
  below: (rate, all) => `${rate}، أقل من الجميع: ${all}.`,
  alike: (rate, all) => `${rate}، قريب من الجميع: ${all}.`,
  flatters: 'اختيروا بحسب ما فعلوه، لذلك فإن أرقام ما قبل ذلك مُجمِّلة.',
  everybody: 'الجميع',
  shown: 'مرات الظهور',
  lacks: (n) => `يلزم ${n} أخرى`,
  unknown: 'شكل غير معروف',
  legend: (certainty) => `الشريط: كما عُدّ. الخط: موضع المعدل الحقيقي بثقة ${certainty}. الخط المتقطع: الجميع.`,
  pale: 'الباهت: بيانات أقل من أن تُقارن.',
  rest: (n) => `أشكال أخرى: ${n}.`,
}
