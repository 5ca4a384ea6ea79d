import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: 'Sjanse for å være best',
  lacks: (n) => `trenger ${n} til`,
  needs: (label, impressions) => `For å sammenligne ${label} trengs det rundt ${impressions} visninger til.`,
  needsCreatives: (label, impressions, creatives) =>
    `For å sammenligne ${label} trengs det rundt ${impressions} visninger til, også av andre annonser (rundt ${creatives}).`,
  chosen: 'valgt ut fra det de har gjort',
  flatters: 'Noen segmenter er valgt ut fra det de har gjort, så tallene fra før smigrer.',
  unequal: (label) => `${label} leder, men ikke på like vilkår.`,
  depends: 'Det kommer an på blandingen.',
  mixes: {
    PAID: 'Betalte og organiske innlegg er blandet ulikt.',
    CAMPAIGN: 'Kampanjer er blandet ulikt.',
    AUDIENCE: 'Målgrupper er blandet ulikt.',
  },
  overtakes: (row, adjusted, leader, rate) => `Likt mot likt ligger ${row} (${adjusted}) foran ${leader} (${rate}).`,
  alike: (row, adjusted, rate, leader) => `Likt mot likt med ${leader} har ${row} ${adjusted} i stedet for ${rate}.`,
}
