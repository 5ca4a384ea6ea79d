import type { PersonWords } from '../../profile-card/card-speech.ts'

export const words: PersonWords = {
  sentiment: 'Настроение',
  feelings: {
    positive: 'Хорошее',
    neutral: 'Ровное',
    negative: 'Плохое',
  },
  sure: (n) => `уверенно, тексты: ${n}`,
  unsure: (n) => `пока не точно, тексты: ${n}`,
  noTexts: 'текстов пока нет',
  loyalty: 'Лояльность',
  ofHundred: (score, most) => `${score} из ${most}`,
  interests: 'Интересы',
  segments: 'Сегменты',
  next: 'Что показать',
  likely: (share, range) => `вероятность клика: ${share} (${range})`,
  clicked: (clicked, shown) => `Клики: ${clicked} из ${shown} показов.`,
  unseen: 'Ещё не видели этот формат.',
  others: (share) => `У остальных кликов: ${share}.`,
  kin: (segment, share) => `В сегменте ${segment} кликов: ${share}.`,
  tired: 'Показывали часто: это снижает шанс.',
  trying: 'Ещё пробуем: показов мало.',
  complaint: 'Сначала ответьте на жалобу.',
  refused: 'Без личных данных: согласия нет.',
  neverAsked: 'Без личных данных: согласия на личные рекомендации не спрашивали.',
}
