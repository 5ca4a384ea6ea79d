import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: 'Показать',
  shows: { all: 'Всё', talk: 'Общение', seen: 'Реклама', purchases: 'Покупки' },
  nothing: 'Пока ничего такого не было.',
  today: 'Сегодня',
  yesterday: 'Вчера',
  earlier: 'Показать более раннее',
  added: (n) => `Добавлено более ранних записей: ${n}.`,
  after: (time) => `время до ответа: ${time}`,
  feelings: { POSITIVE: 'Положительно', NEUTRAL: 'Нейтрально', NEGATIVE: 'Отрицательно' },
  columns: {
    when: 'Когда',
    what: 'Что',
    where: 'Канал',
    text: 'Что сказано',
    feeling: 'Тональность',
    format: 'Формат рекламы',
    creative: 'Объявление',
    value: 'Сумма',
    currency: 'Валюта',
  },
}
