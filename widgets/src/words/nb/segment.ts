import type { words as english } from '../en/segment.ts'

export const words: typeof english = {
  nobody: 'Det finnes ikke noe segment med dette navnet.',
  few: 'Det er for få personer i dette segmentet til at en side kan vise det.',
  segmentKinds: {
    DEMOGRAPHIC: 'Demografisk',
    GEOGRAPHIC: 'Geografisk',
    BEHAVIOURAL: 'Atferdsbasert',
    PSYCHOGRAPHIC: 'Psykografisk',
    TECHNOGRAPHIC: 'Teknografisk',
  },
  building: 'Settes fortsatt sammen: dette er medlemmene som er funnet så langt.',
  members: 'Medlemmer',
  share: 'Av alle kunder',
  entered: 'Kom til',
  left: 'Falt fra',
  growth: 'Vekst',
  course: (from, before, to, after) => `${from}: ${before} medlemmer. ${to}: ${after}.`,
  since: (day) => `Telt siden ${day}; linjen begynner i morgen.`,
  growthLegend: 'Linje: medlemmer. Søyler: hvem som kom til (opp) og falt fra (ned).',
  table: 'Dag for dag',
  day: 'Dag',
  named: (name, n) => `${name}: ${n}`,
  observed: 'Slik vi selv har observert det',
}
