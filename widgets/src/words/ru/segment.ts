import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: 'Сегмента с таким названием нет.',
  few: 'В этом сегменте слишком мало людей, чтобы показывать его на странице.',
  segmentKinds: {
    DEMOGRAPHIC: 'Демографический',
    GEOGRAPHIC: 'Географический',
    BEHAVIOURAL: 'Поведенческий',
    PSYCHOGRAPHIC: 'Психографический',
    TECHNOGRAPHIC: 'Технографический',
  },
  building: 'Ещё собирается: это найденные на данный момент участники.',
  members: 'Участники',
  share: 'От всех клиентов',
  entered: 'Вошли',
  left: 'Вышли',
  growth: 'Рост',
  course: (from, before, to, after) => `${from}: участников ${before}. ${to}: ${after}.`,
  since: (day) => `Считается с ${day}; линия начнётся завтра.`,
  growthLegend: 'Линия: участники. Столбики: кто вошёл (вверх) и вышел (вниз).',
  table: 'По дням',
  day: 'День',
  named: (name, n) => `${name}: ${n}`,
  observed: 'По нашим собственным наблюдениям',
}
