import type { ElementWords } from '../speech.ts'

export const words: ElementWords = {
  waiting: 'Загрузка…',
  retry: 'Повторить',
  download: (kind) => `Скачать в формате ${kind}`,
  print: 'Печать',
  updated: (time) => `Обновлено в ${time}.`,
  failures: {
    LOAD: 'Не удалось загрузить эту часть страницы.',
    OFFLINE: 'Сейчас нет подключения к сети.',
    NETWORK: 'Rapport сейчас недоступен.',
    BUSY: 'Rapport сейчас перегружен. Данные появятся сами.',
    CSP: 'Настройки страницы не пропускают этот блок.',
    TOKEN: 'Вы вышли из системы. Попробуйте войти снова.',
    FORBIDDEN: 'Этой странице нельзя показывать эти данные.',
  },
  names: {
    WEB: 'Веб',
    PRINT: 'Печать',
    BROADCAST: 'ТВ и радио',
    OTHER: 'Другое',
    anonymous_id: 'Посетитель',
    email: 'Эл. почта',
    phone: 'Телефон',
    user_id: 'Пользователь',
  },
}
