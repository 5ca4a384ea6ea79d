import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: 'На что они откликаются',
  rates: { ctr: 'Доля кликов', engagementRate: 'Доля вовлечения' },
  clear: (label) => `Лучше всего работает ${label}.`,
  likely: (label) => `Вероятно, лучше всего ${label}.`,
  close: 'Слишком близко, чтобы решить.',
  open: 'Слишком мало данных.',
  alone: (label) => `Пока данные есть только у ${label}.`,
  unseen: 'За это время им ничего не показывали.',
  above: (rate, all) => `${rate}, больше, чем у всех: ${all}.`,
  below: (rate, all) => `${rate}, меньше, чем у всех: ${all}.`,
  alike: (rate, all) => `${rate}, примерно как у всех: ${all}.`,
  flatters: 'Их отобрали по тому, что они делали, поэтому прежние данные приукрашены.',
  everybody: 'Все',
  shown: 'Показов',
  lacks: (n) => `нужно ещё ${n}`,
  unknown: 'Неизвестный формат',
  legend: (certainty) => `Полоса: как подсчитано. Черта: где истинная доля, с уверенностью ${certainty}. Пунктир: все.`,
  pale: 'Бледное: слишком мало данных для сравнения.',
  rest: (n) => `Других форматов: ${n}.`,
}
