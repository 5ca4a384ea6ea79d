import type { AnswerWords } from '../../format-performance/metrics.ts'

export const words: AnswerWords = {
  empty: 'Încă nu există cifre pentru această perioadă.',
  sentences: {
    ctr: (share) => `${share} din afișări duc la un clic`,
    engagementRate: (share) => `${share} din afișări duc la o reacție, un comentariu sau o distribuire`,
    conversionRate: (share) => `${share} din clicuri duc la o conversie`,
  },
  verdict: {
    clear: (label) => `${label} funcționează cel mai bine.`,
    clearAudience: (label) => `Cel mai bine răspunde: ${label}.`,
    likely: (label) => `Cel mai bun este probabil ${label}.`,
    soFar: (label) => `Cel mai bun de până acum: ${label}.`,
    close: 'Diferența este prea mică pentru un verdict.',
    open: 'Prea puține date pentru un verdict.',
    alone: (label) => `Deocamdată doar ${label} are cifre.`,
    comparable: (label) => `Doar ${label} are o valoare care poate fi comparată.`,
    nothing: 'Încă nu se poate calcula nicio rată.',
    highest: (label) => `Cea mai mare valoare o are ${label}.`,
    stated: (sentence) => `${sentence}.`,
    sure: (sentence, certainty, low, high) => `${sentence}, cu certitudine de ${certainty} între ${low} și ${high}.`,
    chance: (share) => `Probabilitatea de a fi cel mai bun: ${share}.`,
    over: (share) => `peste ${share}`,
    few: (labels) => `Prea puține date pentru comparație: ${labels}.`,
    overlap: (leader, rival) => `${leader} conduce, dar intervalul său se suprapune cu al lui ${rival}.`,
    othersWithoutRange:
      'Celelalte sunt rapoarte fără interval: o singură afișare sau un singur clic poate aduce mai multe.',
    noRange: 'Rapoarte fără interval: o singură afișare sau un singur clic poate aduce mai multe.',
  },
  trend: {
    up: 'În creștere.',
    down: 'În scădere.',
    level: 'Rămâne stabil.',
    short: 'Prea puține zile pentru a vedea o direcție.',
    sentence: (metric, last, before, period) =>
      `${metric}: ${last} în ultimele ${period}, ${before} în cele ${period} anterioare.`,
  },
  allIs: (share) => `Linia întreruptă: totul împreună, ${share}.`,
  legend: (certainty) => `Bara: cât s-a numărat. Linia: unde se află rata reală, cu certitudine de ${certainty}.`,
  pale: 'Pal: prea puține date pentru comparație.',
  trendLegend: (certainty) => `Linia: fiecare zi. Banda: unde se află rata reală, cu certitudine de ${certainty}.`,
  best: 'Primul',
  rest: (n) => `Încă ${n} în tabel.`,
}
