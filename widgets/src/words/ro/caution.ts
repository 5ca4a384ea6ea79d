import type { CautionWords } from '../../format-performance/metrics.ts'

export const words: CautionWords = {
  chances: 'Șansa de a fi cel mai bun',
  lacks: (n) => `mai trebuie ${n}`,
  needs: (label, impressions) => `Pentru a compara ${label} mai trebuie cam ${impressions} de afișări.`,
  needsCreatives: (label, impressions, creatives) =>
    `Pentru a compara ${label} mai trebuie cam ${impressions} de afișări, și ale altor creații (cam ${creatives}).`,
  chosen: 'aleși după ce au făcut',
  flatters: 'Unele segmente au fost alese după ce au făcut, așa că cifrele de dinainte le flatează.',
  unequal: (label) => `${label} este înainte, dar nu în condiții egale.`,
  depends: 'Depinde de amestec.',
  mixes: {
    PAID: 'Postările plătite și cele organice sunt amestecate diferit.',
    CAMPAIGN: 'Campaniile sunt amestecate diferit.',
    AUDIENCE: 'Publicurile sunt amestecate diferit.',
  },
  overtakes: (row, adjusted, leader, rate) =>
    `În condiții egale, ${row} (${adjusted}) este înaintea ${leader} (${rate}).`,
  alike: (row, adjusted, rate, leader) => `În condiții egale cu ${leader}, ${row} are ${adjusted} în loc de ${rate}.`,
}
