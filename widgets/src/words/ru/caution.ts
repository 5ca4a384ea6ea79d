import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: 'Вероятность быть лучшим',
  lacks: (n) => `нужно ещё ${n}`,
  needs: (label, impressions) => `Чтобы сравнить ${label}, нужно ещё около ${impressions} показов.`,
  needsCreatives: (label, impressions, creatives) =>
    `Чтобы сравнить ${label}, нужно ещё около ${impressions} показов, в том числе других креативов (около ${creatives}).`,
  chosen: 'отобраны по тому, что делали',
  flatters: 'Некоторые сегменты отобраны по тому, что люди делали, поэтому прежние данные приукрашены.',
  unequal: (label) => `${label} впереди, но не на равных условиях.`,
  depends: 'Зависит от состава.',
  mixes: {
    PAID: 'Реклама и обычные публикации смешаны по-разному.',
    CAMPAIGN: 'Кампании смешаны по-разному.',
    AUDIENCE: 'Аудитории смешаны по-разному.',
  },
  overtakes: (row, adjusted, leader, rate) =>
    `При равном составе ${row} (${adjusted}) впереди, чем ${leader} (${rate}).`,
  alike: (row, adjusted, rate, leader) => `При том же составе, что у ${leader}, у ${row} ${adjusted} вместо ${rate}.`,
}
