import type { OwnWords } from '../../timeline/timeline-speech.ts'

export const words: OwnWords = {
  show: 'Vis',
  shows: { all: 'Alt', talk: 'Samtaler', seen: 'Annonser', purchases: 'Kjøp' },
  nothing: 'Ingenting av dette slaget ennå.',
  today: 'I dag',
  yesterday: 'I går',
  earlier: 'Vis tidligere',
  added: (n) => `Tidligere hendelser lagt til: ${n}.`,
  after: (time) => `etter ${time}`,
  feelings: { POSITIVE: 'Positivt', NEUTRAL: 'Nøytralt', NEGATIVE: 'Negativt' },
  columns: {
    when: 'Når',
    what: 'Hva',
    where: 'Kanal',
    text: 'Hva som ble sagt',
    feeling: 'Holdning',
    format: 'Annonseformat',
    creative: 'Annonse',
    value: 'Verdi',
    currency: 'Valuta',
  },
}
