import type { AnswerWords } from '../../format-performance/metrics.ts'

export const words: AnswerWords = {
  empty: 'За этот период данных пока нет.',
  sentences: {
    ctr: (share) => `К клику приводит ${share} показов`,
    engagementRate: (share) => `К реакции, комментарию или репосту приводит ${share} показов`,
    conversionRate: (share) => `К конверсии приводит ${share} кликов`,
  },
  verdict: {
    clear: (label) => `${label} работает лучше всех.`,
    clearAudience: (label) => `Лучший отклик: ${label}.`,
    likely: (label) => `Вероятно, лучше всех ${label}.`,
    soFar: (label) => `Пока лучше всех ${label}.`,
    close: 'Разница слишком мала.',
    open: 'Слишком мало данных.',
    alone: (label) => `Данные есть лишь у ${label}.`,
    comparable: (label) => `Сравнить можно лишь ${label}.`,
    nothing: 'Показатель пока не рассчитать.',
    highest: (label) => `Наибольшее значение у ${label}.`,
    stated: (sentence) => `${sentence}.`,
    sure: (sentence, certainty, low, high) => `${sentence}, с вероятностью ${certainty} от ${low} до ${high}.`,
    chance: (share) => `Вероятность быть лучшим: ${share}.`,
    over: (share) => `более ${share}`,
    few: (labels) => `Слишком мало данных для сравнения: ${labels}.`,
    overlap: (leader, rival) => `Впереди ${leader}, но интервалы с ${rival} пересекаются.`,
    othersWithoutRange: 'Остальные без интервала: один показ или клик может дать несколько.',
    noRange: 'Без интервала: один показ или клик может дать несколько.',
  },
  trend: {
    up: 'Растёт.',
    down: 'Снижается.',
    level: 'Без изменений.',
    short: 'Слишком мало дней для тренда.',
    sentence: (metric, last, before, period) =>
      `${metric}: ${last} за последние ${period}, ${before} за предыдущие ${period}.`,
  },
  allIs: (share) => `Пунктир: всё вместе, ${share}.`,
  legend: (certainty) => `Столбец: подсчитано. Линия: истинное значение с вероятностью ${certainty}.`,
  pale: 'Бледный: слишком мало данных для сравнения.',
  trendLegend: (certainty) => `Линия: каждый день. Полоса: истинное значение с вероятностью ${certainty}.`,
  best: 'Лидер',
  rest: (n) => `Ещё в таблице: ${n}.`,
}
