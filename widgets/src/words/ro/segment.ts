import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: 'Nu există niciun segment cu acest nume.',
  few: 'Segmentul are prea puține persoane ca o pagină să îl poată arăta.',
  segmentKinds: {
    DEMOGRAPHIC: 'Demografic',
    GEOGRAPHIC: 'Geografic',
    BEHAVIOURAL: 'Comportamental',
    PSYCHOGRAPHIC: 'Psihografic',
    TECHNOGRAPHIC: 'Tehnografic',
  },
  building: 'Încă se alcătuiește: aceștia sunt membrii găsiți până acum.',
  members: 'Membri',
  share: 'Din toți clienții',
  entered: 'Au intrat',
  left: 'Au ieșit',
  growth: 'Evoluție',
  course: (from, before, to, after) => `${from}: ${before} membri. ${to}: ${after}.`,
  since: (day) => `Numărați din ${day}; linia începe mâine.`,
  growthLegend: 'Linie: membri. Bare: cine a intrat (sus) și cine a ieșit (jos).',
  table: 'Zi cu zi',
  day: 'Ziua',
  named: (name, n) => `${name}: ${n}`,
  observed: 'Cum am observat noi înșine',
}
