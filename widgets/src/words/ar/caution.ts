import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: 'احتمال أن يكون الأفضل',
  lacks: (n) => `يلزم ${n} إضافية`,
  needs: (label, impressions) => `لمقارنة ${label} يلزم نحو ${impressions} ظهور إضافي.`,
  needsCreatives: (label, impressions, creatives) =>
    `لمقارنة ${label} يلزم نحو ${impressions} ظهور إضافي، ولإعلانات أخرى أيضًا (نحو ${creatives}).`,
  chosen: 'اختيروا بحسب ما فعلوه',
  flatters: 'اختيرت بعض الشرائح بحسب ما فعله أفرادها، لذلك فإن أرقام ما قبل ذلك مُجمِّلة.',
  unequal: (label) => `${label} في المقدمة، لكن ليس بشروط متكافئة.`,
  depends: 'الأمر رهن بالتركيبة.',
  mixes: {
    PAID: 'تختلف نسبة المحتوى المدفوع إلى المجاني.',
    CAMPAIGN: 'تختلف نسب الحملات.',
    AUDIENCE: 'تختلف نسب الجمهور.',
  },
  overtakes: (row, adjusted, leader, rate) => `عند تساوي التركيبة يتقدم ${row} (${adjusted}) على ${leader} (${rate}).`,
  alike: (row, adjusted, rate, leader) => `بتركيبة مثل ${leader} تكون نسبة ${row} ‏${adjusted} بدلًا من ${rate}.`,
}
