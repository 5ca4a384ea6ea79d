import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: 'Afișează',
  shows: { all: 'Tot', talk: 'Conversații', seen: 'Reclame', purchases: 'Cumpărături' },
  nothing: 'Încă nimic de acest fel.',
  today: 'Astăzi',
  yesterday: 'Ieri',
  earlier: 'Afișează mai vechi',
  added: (n) => `Intrări mai vechi adăugate: ${n}.`,
  after: (time) => `după ${time}`,
  feelings: { POSITIVE: 'Pozitiv', NEUTRAL: 'Neutru', NEGATIVE: 'Negativ' },
  columns: {
    when: 'Când',
    what: 'Ce',
    where: 'Canal',
    text: 'Ce s-a spus',
    feeling: 'Sentiment',
    format: 'Format de reclamă',
    creative: 'Reclamă',
    value: 'Valoare',
    currency: 'Monedă',
  },
}
