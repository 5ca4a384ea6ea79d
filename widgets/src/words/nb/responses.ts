import type { words as english } from '../en/responses.ts'

export const words: typeof english = {
  responds: 'Hva de responderer på',
  rates: { ctr: 'Klikkrate', engagementRate: 'Engasjementsrate' },
  clear: (label) => `${label} fungerer best.`,
  likely: (label) => `${label} er trolig best.`,
  close: 'For jevnt til å avgjøre.',
  open: 'For få data til å si noe.',
  alone: (label) => `Bare ${label} har tall så langt.`,
  unseen: 'De har ikke fått vist noe i denne tiden.',
  above: (rate, all) => `${rate}, mer enn alle samlet: ${all}.`,
  below: (rate, all) => `${rate}, mindre enn alle samlet: ${all}.`,
  alike: (rate, all) => `${rate}, omtrent som alle samlet: ${all}.`,
  flatters: 'De er valgt ut fra det de har gjort, så tallene fra før smigrer.',
  everybody: 'Alle',
  shown: 'Vist',
  lacks: (n) => `${n} til trengs`,
  unknown: 'Ukjent format',
  legend: (certainty) =>
    `Søyle: som talt. Strek: her ligger den sanne raten, med ${certainty} sikkerhet. Stiplet: alle.`,
  pale: 'Blek: for få data til å sammenligne.',
  rest: (n) => `Andre formater: ${n}.`,
}
